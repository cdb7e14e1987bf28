import type { Progress } from '../contract.ts'

/** What a picture of the progress of one goal is given; `onPick` gets the id of the unit pressed. */
export type ProgressMapProps = { progress: Progress; goalCode: string; onPick: (unitId: string) => void }
