import { z } from 'zod'
import { Citation } from '#kernel/citation.ts'
import { PlainDate } from '#kernel/plain-date.ts'
import { Title } from '#kernel/title.ts'

export const ProgressState = z.enum([
  'not-assigned',
  'nothing-due',
  'not-reported',
  'behind',
  'met',
  'within-limit',
  'over-limit',
])
export type ProgressState = z.infer<typeof ProgressState>

export const AskProgress = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  borders: PlainDate.optional().describe('Read in the borders of this day; left out: as reported'),
})
export type AskProgress = z.infer<typeof AskProgress>

/** A column of the progress table. */
export const GoalInfo = z.object({
  code: z.string(),
  indicator: z.string(),
  project: z.string(),
  title: Title,
  short: Title,
  unit: Title,
  direction: z.enum(['at-most', 'at-least', 'exactly']),
  kind: z.enum(['sum', 'share', 'yes-no']),
  isPriority: z.boolean(),
  citation: Citation,
})
export type GoalInfo = z.infer<typeof GoalInfo>

export const ProgressCell = z.object({
  target: z.number().nullable().describe('Null: no target was assigned (or shares without a common one)'),
  result: z.number().nullable().describe('Null: nothing accepted'),
  percent: z.number().nullable().describe('Result in percent of the target'),
  state: ProgressState,
  reported: z.int().describe('Provinces with an accepted result, of those with a target'),
  assigned: z.int().describe('Provinces with a target'),
  well: z.int().describe('Provinces that stand well, of those with a target'),
})
export type ProgressCell = z.infer<typeof ProgressCell>

export const ProgressUnit = z.object({
  id: z.string().describe('Of a province its id; of a region its code; of the nation VN'),
  code: z.string(),
  name: z.string(),
  nameEn: z.string().describe('Of the nation and of a region in English; a province keeps its Vietnamese name'),
  fullName: z.string(),
  level: z.enum(['nation', 'region', 'province']),
  region: z.string().nullable().describe('Code of the region a province is counted in'),
  /** Codes of the provinces of 2008–2025 whose ground this is: the shapes of the map. */
  shapes: z.array(z.string()),
  /** Whether anything at all was accepted in the year. */
  hasReported: z.boolean(),
  cells: z.array(ProgressCell).describe('In the order of the goals'),
})
export type ProgressUnit = z.infer<typeof ProgressUnit>

/** The nation first, then each region followed by its provinces. */
export const Progress = z
  .object({
    year: z.int(),
    programme: z.object({ id: z.string(), title: Title }),
    borders: PlainDate.nullable(),
    letters: z.array(z.object({ id: z.uuid(), number: z.string(), datedOn: PlainDate })),
    coverage: z.object({ reported: z.int(), of: z.int() }),
    /** Figures that belong to a unit which the borders asked for would split: shown, and left out of the rows. */
    inseparable: z.array(z.object({ id: z.string(), name: z.string() })),
    goals: GoalInfo.array(),
    units: ProgressUnit.array(),
  })
  .meta({ id: 'Progress' })
export type Progress = z.infer<typeof Progress>

export const AskExplain = AskProgress.extend({
  goal: z.string(),
  unit: z.string().describe('VN, the code of a region, or the id of a province'),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type AskExplain = z.infer<typeof AskExplain>

/** A record behind a figure. */
export const ExplainFact = z.object({
  id: z.uuid(),
  measure: z.string(),
  unitName: z.string(),
  onDay: PlainDate,
  value: z.number(),
  note: z.string(),
  sourceKind: z.string(),
  sourceId: z.uuid(),
  isReversal: z.boolean(),
  evidence: z.array(z.object({ unitId: z.string(), fileId: z.string(), name: z.string(), sha256: z.string() })),
  postedAt: z.iso.datetime(),
})
export type ExplainFact = z.infer<typeof ExplainFact>

/** Why a figure is what it is: formula, inputs, records with their evidence, clause, time. */
export const Explanation = z
  .object({
    goal: GoalInfo,
    unit: z.object({
      id: z.string(),
      name: z.string(),
      nameEn: z.string(),
      level: z.enum(['nation', 'region', 'province']),
    }),
    year: z.int(),
    cell: ProgressCell,
    /** The sum in words and figures, e.g. «107 lớp = 25 (Đông Bắc Bộ) + …». */
    formula: z.object({ target: Title, result: Title, percent: Title }),
    /** The provinces that make up the figure; empty for a province by itself. */
    inputs: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        target: z.number().nullable(),
        result: z.number().nullable(),
        state: ProgressState,
      }),
    ),
    /** The cells of the letters the target was read from. */
    targets: z.array(
      z.object({
        unitName: z.string(),
        value: z.number(),
        letterId: z.uuid(),
        letterNumber: z.string(),
        datedOn: PlainDate,
        rowNumber: z.int(),
        columnTitle: z.string(),
        cell: z.string(),
      }),
    ),
    source: z.object({ number: z.string(), name: Title, date: z.string(), link: z.string().nullable() }).nullable(),
    facts: z.object({ items: ExplainFact.array(), next: z.string().nullable(), count: z.int() }),
    computedAt: z.iso.datetime(),
    packVersion: z.string(),
  })
  .meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof Explanation>

export const AskTrend = AskProgress.extend({ goal: z.string(), unit: z.string() })

/** What was accepted by month, and its running sum. For a share: the part reached. For a yes/no: provinces done. */
export const Trend = z
  .object({
    goal: GoalInfo,
    unit: z.object({ id: z.string(), name: z.string(), nameEn: z.string() }),
    target: z.number().nullable(),
    months: z.array(z.object({ month: z.int(), value: z.number(), running: z.number() })),
  })
  .meta({ id: 'Trend' })
export type Trend = z.infer<typeof Trend>
