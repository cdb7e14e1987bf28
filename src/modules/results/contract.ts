import { z } from 'zod'
import { PlainDate } from '#kernel/plain-date.ts'
import { writtenText } from '#kernel/written-text.ts'

export const ResultState = z.enum(['draft', 'submitted', 'returned', 'accepted', 'reversed', 'deleted'])
export const ResultMove = z.enum(['submit', 'withdraw', 'accept', 'return', 'reverse', 'delete', 'restore'])

/** Quantities by measure code: whole numbers. */
export const Quantities = z.record(z.string(), z.number())

export const EvidenceFile = z.object({
  unitId: z.uuid(),
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string().nullable(),
  sha256: z.string(),
  isComplete: z.boolean(),
})
export type EvidenceFile = z.infer<typeof EvidenceFile>

/** What a province writes down: the id is made by whoever writes it, so that sending twice is harmless. */
export const RecordResult = z.strictObject({
  indicator: z.string().min(1, 'Chọn chỉ tiêu'),
  unitId: z.uuid('Chọn nơi thực hiện').describe('The place: a province, or a unit within it'),
  onDay: PlainDate,
  quantities: Quantities,
  note: writtenText().max(2000).default(''),
  fileIds: z.array(z.uuid()).max(50).default([]),
  version: z.int().min(0).describe('The version seen; 0 for a new result'),
})
export type RecordResult = z.infer<typeof RecordResult>

export const MoveResult = z.strictObject({
  move: ResultMove,
  version: z.int().min(1),
  reason: writtenText().trim().max(2000).default(''),
})
export type MoveResult = z.infer<typeof MoveResult>

export const Result = z
  .object({
    id: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    provinceId: z.uuid(),
    provinceName: z.string(),
    indicator: z.string(),
    onDay: PlainDate,
    quantities: Quantities,
    note: z.string(),
    state: ResultState,
    version: z.int(),
    changedAt: z.iso.datetime(),
    files: z.int().describe('Number of evidence files'),
  })
  .meta({ id: 'Result' })
export type Result = z.infer<typeof Result>

export const ResultEvent = z.object({
  version: z.int(),
  move: z.string(),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
})
export type ResultEvent = z.infer<typeof ResultEvent>

/** One result whole: its evidence and its history. */
export const ResultPage = Result.extend({ evidence: EvidenceFile.array(), events: ResultEvent.array() }).meta({
  id: 'ResultPage',
})
export type ResultPage = z.infer<typeof ResultPage>

export const ListResults = z.object({
  state: ResultState.optional(),
  provinceId: z.uuid().optional(),
  indicator: z.string().optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ListResults = z.infer<typeof ListResults>

export const ResultList = z.object({
  items: Result.array(),
  next: z.string().nullable().describe('Cursor of the next page'),
  counts: z.record(z.string(), z.int()).describe('How many stand in each state, under the same filter'),
})
export type ResultList = z.infer<typeof ResultList>

export const ResultsImport = z.object({
  rows: z.int(),
  imported: z.boolean().describe('Whether anything was written'),
  results: z.int().describe('Results read; once imported, those that are new'),
  message: z.string().nullable().describe('Why nothing was written although every row is right'),
  problems: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), message: z.string() })),
})
export type ResultsImport = z.infer<typeof ResultsImport>
