import { z } from 'zod'
import { PlainDate } from '#kernel/plain-date.ts'
import { ProgressState } from '../contract.ts'

export const VIEWS = ['table', 'map', 'tiles', 'trend'] as const
export type View = (typeof VIEWS)[number]

const text = z.string().min(1).optional().catch(undefined)

/** Everything the progress page shows stands in its address, so that a link shows the same to a colleague. */
const ProgressSearch = z.object({
  /** Left out: the newest year there is. */
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  /** Left out: as reported. */
  borders: PlainDate.optional().catch(undefined),
  view: z.enum(VIEWS).optional().catch(undefined),
  project: text,
  /** One goal instead of all goals of a project. */
  goal: text,
  /** VN, a region or a province: whose trend is shown. */
  unit: text,
  /** Provinces whose name holds this, read without tones. */
  find: text,
  /** Only provinces that stand so; `silent`: nothing accepted at all. */
  only: z
    .union([ProgressState, z.literal('silent')])
    .optional()
    .catch(undefined),
  /** A column, with a minus for falling: «-percent», «name», «p1.model-classes». */
  sort: text,
  /** Codes of regions folded away: «I,III». */
  folded: text,
  /** The figure explained: «goal@unit». */
  why: text,
})
export type ProgressSearch = z.infer<typeof ProgressSearch>

/**
 * Reads the address; what is not understood becomes undefined, never a fault. The key stays: the router lays this over
 * the address as it came, and a key left out would let the unread value through.
 */
export function readProgressSearch(search: Record<string, unknown>): ProgressSearch {
  return ProgressSearch.parse(search)
}
