import { z } from 'zod'
import { PlainDate } from '#kernel/plain-date.ts'
import { writtenText } from '#kernel/written-text.ts'

/** What a letter's file was read as: columns, repairs, doubts, sums. Nothing is changed by reading. */
export const LetterPreview = z
  .object({
    fileName: z.string(),
    sha256: z.string(),
    year: z.int(),
    letter: z.object({ number: z.string().nullable(), datedOn: PlainDate.nullable(), title: z.string().nullable() }),
    tables: z.array(
      z.object({
        title: z.string(),
        columns: z.array(
          z.object({
            index: z.int(),
            title: z.string(),
            role: z.string().describe('Code of an indicator or measure, tt, province, ignore, or unknown'),
            score: z.number(),
            candidates: z.array(z.object({ role: z.string(), score: z.number() })),
          }),
        ),
        rows: z.array(
          z.object({
            row: z.int(),
            region: z.string().nullable(),
            provinceId: z.uuid().nullable(),
            province: z.string().nullable(),
            written: z.string(),
            cells: z.array(z.string()),
            values: z.record(z.string(), z.number()),
          }),
        ),
      }),
    ),
    repairs: z.array(z.object({ row: z.int(), from: z.string(), to: z.string(), why: z.string() })),
    doubts: z.array(z.object({ row: z.int().nullable(), column: z.string(), value: z.string(), message: z.string() })),
    problems: z.array(
      z.object({ row: z.int().nullable(), column: z.string(), value: z.string(), message: z.string() }),
    ),
    provinces: z.int(),
    totals: z
      .record(z.string(), z.number())
      .describe('Measure code → sum over the nation; a yes/no counts its provinces'),
    shares: z
      .record(z.string(), z.array(z.object({ value: z.number(), provinces: z.int() })))
      .describe('How often each percentage was assigned'),
    regionSums: z.array(
      z.object({ region: z.string(), name: z.string(), provinces: z.int(), totals: z.record(z.string(), z.number()) }),
    ),
    isImportable: z.boolean(),
    alreadyImported: z.boolean(),
  })
  .meta({ id: 'LetterPreview' })
export type LetterPreview = z.infer<typeof LetterPreview>

/** What the person says beside the file; what is left out is taken from the letter. */
export const LetterOptions = z.object({
  fileName: writtenText().min(1).max(255),
  year: z.coerce.number().int().min(2000).max(2100),
  number: writtenText().max(100).optional(),
  datedOn: PlainDate.optional(),
  /** Columns said by hand, as JSON: «table:column» → code of an indicator, tt, province or ignore. */
  columns: z.string().max(20_000).optional(),
})
export type LetterOptions = z.infer<typeof LetterOptions>

export const Letter = z
  .object({
    id: z.uuid(),
    year: z.int(),
    number: z.string(),
    datedOn: PlainDate,
    title: z.string(),
    fileUnitId: z.uuid(),
    fileId: z.uuid(),
    fileName: z.string(),
    importedAt: z.iso.datetime(),
    importedBy: z.string().nullable(),
    undoneAt: z.iso.datetime().nullable(),
    provinces: z.int(),
    totals: z.record(z.string(), z.number()),
  })
  .meta({ id: 'Letter' })
export type Letter = z.infer<typeof Letter>
