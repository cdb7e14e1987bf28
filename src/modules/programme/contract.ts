import { z } from 'zod'
import { Citation } from '#kernel/citation.ts'
import { PlainDate } from '#kernel/plain-date.ts'
import { Source } from '#kernel/source.ts'
import { Title } from '#kernel/title.ts'
import { Direction, IndicatorKind } from './domain/index.ts'

/** A measure as a form or a table shows it. */
export const MeasureInfo = z.object({
  code: z.string(),
  title: Title,
  unit: Title,
  role: z.enum(['target', 'result', 'both']),
})

export const IndicatorInfo = z.object({
  code: z.string(),
  project: z.string(),
  title: Title,
  short: Title,
  kind: IndicatorKind,
  direction: Direction,
  unit: Title,
  priority: z.boolean(),
  citation: Citation,
  measures: MeasureInfo.array(),
})
export type IndicatorInfo = z.infer<typeof IndicatorInfo>

export const ProgrammeInfo = z
  .object({
    id: z.string(),
    title: Title,
    from: PlainDate,
    to: PlainDate,
    citation: Citation,
    projects: z.array(z.object({ id: z.string(), title: Title })),
    indicators: IndicatorInfo.array(),
    sources: Source.array(),
    packVersion: z.string(),
  })
  .meta({ id: 'Programme' })
export type ProgrammeInfo = z.infer<typeof ProgrammeInfo>
