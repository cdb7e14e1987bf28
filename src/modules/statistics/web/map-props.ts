import type { Progress, ProgressState } from '../contract.ts'

/**
 * What a picture of the progress of one goal is given. `onPick` gets the id of the unit pressed; `onList` the state
 * whose provinces are asked for as a table.
 */
export type ProgressMapProps = {
  progress: Progress
  goalCode: string
  onPick: (unitId: string) => void
  onList?: (only: ProgressState) => void
}
