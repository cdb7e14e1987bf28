import type { Citation } from '#kernel/citation.ts'
import type { Title } from '#kernel/title.ts'
import { type Direction, type Indicator, measuresOf, type Programme } from '#modules/programme/domain/index.ts'

/** One measurable aim of the programme: a column of the progress table. */
export type Goal = {
  /** The measure the letter sets a target for. */
  code: string
  indicator: string
  project: string
  title: Title
  /** For the head of a table. */
  short: Title
  /** What the figure shown counts: classes, people, enterprises, percent. */
  unit: Title
  direction: Direction
  /** sum: figures add up. share: reached ÷ total, in percent. yes-no: done or not; above a province «n of m». */
  kind: 'sum' | 'share' | 'yes-no'
  /** The measures results are posted under: one, or for a share the part reached and the size of the register. */
  reached: string
  total: string | null
  isPriority: boolean
  citation: Citation
}

/** The goals of a programme in the order of its pack. */
export function goalsOf(programme: Programme): Goal[] {
  return programme.indicators.flatMap(goalsOfIndicator)
}

function goalsOfIndicator(indicator: Indicator): Goal[] {
  const measures = measuresOf(indicator)
  const common = {
    indicator: indicator.code,
    project: indicator.project,
    direction: indicator.direction,
    isPriority: indicator.priority,
    citation: indicator.citation,
  }
  return measures
    .filter(({ role }) => role !== 'result')
    .map(({ code, title, unit }, _, targets) => {
      const isShare = indicator.kind === 'share'
      const results = measures.filter(({ role }) => role === 'result')
      return {
        ...common,
        code,
        title,
        short: targets.length > 1 ? joined(indicator.short, unit) : indicator.short,
        unit,
        kind: isShare ? 'share' : indicator.kind === 'yes-no' ? 'yes-no' : 'sum',
        reached: isShare ? mustFind(results, 'sum').code : code,
        total: isShare ? mustFind(results, 'last').code : null,
      }
    })
}

function mustFind<T extends { adds: string }>(measures: T[], adds: string): T {
  const found = measures.find((measure) => measure.adds === adds)
  if (!found) throw new Error(`A share needs a result measure that adds by '${adds}'`)
  return found
}

function joined(short: Title, unit: Title): Title {
  return { vi: `${short.vi} (${unit.vi})`, en: `${short.en} (${unit.en})` }
}
