import type { Indicator, Programme } from '#modules/programme/domain/index.ts'
import { assign, marginOf } from './assignment.ts'
import { scorerOf, type Taking, takingsOf } from './column-score.ts'
import { headingLayouts } from './heading-layouts.ts'
import type { FoundTable, LetterColumn } from './letter-reading.ts'
import { readCell } from './read-cell.ts'
import { TOLERANCE } from './tolerance.ts'
import { isWord } from './vocabulary.ts'

/** What the headings say, and for which columns they do not say it clearly. */
export type RecognisedColumns = {
  columns: LetterColumn[]
  unsure: { index: number; reason: 'ambiguous' | 'unknown' }[]
}

type Reading = { paths: string[][]; scores: number[][]; columns: number[]; total: number; costs: number[][] }

/**
 * Takes each column of a table for an indicator of the programme by its headings, one to one.
 * A column is only taken if its heading fits well and every other way to share the columns out fits clearly worse;
 * a flat heading is read in the layout under which all columns together fit best.
 * @param chosen what a person decided, by column; it overrides the headings
 */
export function recogniseColumns(
  table: FoundTable,
  programme: Programme,
  chosen: ReadonlyMap<number, string> = new Map(),
): RecognisedColumns {
  const takings = takingsOf(programme)
  const fixed = (index: number, path: string[]) => chosen.get(index) ?? tableRole(table, index, path)
  const readings = readingsOf(table, takings, fixed)
  const best = readings[0]
  const rivals = best ? readings.filter(({ total }) => total > best.total - TOLERANCE.headingMargin) : []
  const unsure: RecognisedColumns['unsure'] = []
  const columns = Array.from({ length: table.width }, (_, index): LetterColumn => {
    const path = best?.paths[index] ?? []
    const scores = best?.scores[index] ?? []
    const role = fixed(index, path)
    const taken = role ? takings.find(({ as }) => as === role) : takings[best?.columns[index] ?? -1]
    const candidates = takings
      .map(({ as }, taking) => ({ as, score: scores[taking] ?? 0 }))
      .filter(({ score }) => score >= TOLERANCE.headingFloor)
      .sort((one, other) => other.score - one.score)
      .slice(0, TOLERANCE.candidates)
    const sure = role !== undefined || (best !== undefined && isSure(best, rivals, index))
    if (!sure || (!taken && !role)) unsure.push({ index, reason: candidates.length > 0 ? 'ambiguous' : 'unknown' })
    const use = sure ? taken : undefined
    return {
      index,
      title: path.join(' / '),
      as: role ?? use?.as ?? 'unknown',
      indicator: use?.indicator.code,
      part: use?.part,
      score: use ? round(scores[takings.indexOf(use)] ?? 0) : role ? 1 : 0,
      candidates: candidates.map(({ as, score }) => ({ as, score: round(score) })),
    }
  })
  return { columns, unsure }
}

function tableRole(table: FoundTable, index: number, path: string[]): string | undefined {
  if (index === table.provinceColumn) return 'province'
  if (index === table.rankColumn) return 'tt'
  const heading = path.at(-1) ?? ''
  if (isWord('rank', heading)) return 'tt'
  if (isWord('region', heading)) return 'region'
  return isWord('ignore', heading) ? 'ignore' : undefined
}

/** The layouts that fit best, best first, each with its columns shared out. */
function readingsOf(
  table: FoundTable,
  takings: Taking[],
  fixed: (index: number, path: string[]) => string | undefined,
) {
  const scorer = scorerOf(takings)
  const fits = cellFits(table, takings)
  const layouts =
    table.heading.kind === 'paths'
      ? [table.heading.paths]
      : [...headingLayouts(table.heading.cells, table.width, table.provinceColumn + 1)]
  const promising = layouts
    .map((paths) => {
      const scores = paths.map((path, index) =>
        allowed(
          scorer(path).map((score, taking) => score * fits[index]![taking]!),
          takings,
          fixed(index, path),
        ),
      )
      const promise = scores.reduce((sum, line) => sum + Math.max(TOLERANCE.headingFloor, ...line), 0)
      return { paths, scores, promise }
    })
    .sort((one, other) => other.promise - one.promise)
    .slice(0, TOLERANCE.layouts)
  return promising
    .map(({ paths, scores }): Reading => {
      const costs = scores.map((line) => [
        ...line.map((score) => Math.min(0, TOLERANCE.headingFloor - score)),
        ...scores.map(() => 0), // a column may be none of them
      ])
      const best = assign(costs)
      return { paths, scores, columns: best.columns, total: -best.cost, costs }
    })
    .sort((one, other) => other.total - one.total)
}

/** For each column and taking: 1 if most of its cells can be read as that kind, less if not. Empty cells say nothing. */
function cellFits(table: FoundTable, takings: Taking[]): number[][] {
  const lines = table.lines.filter(({ kind }) => kind === 'province')
  return Array.from({ length: table.width }, (_, index) => {
    const texts = [...new Set(lines.map(({ cells }) => cells[index]?.text ?? ''))]
    const known = new Map<string, number>()
    return takings.map(({ indicator, part }) => {
      const key = `${indicator.kind} ${part} ${indicator.unit.vi}`
      const fit = known.get(key) ?? fitOf(texts, indicator, part)
      known.set(key, fit)
      return fit
    })
  })
}

function fitOf(texts: string[], indicator: Indicator, part: Taking['part']): number {
  const states = texts.map((text) => readCell(text, indicator, part).state)
  const read = states.filter((state) => state === 'assigned').length
  const not = states.filter((state) => state === 'problem').length
  return not > read ? TOLERANCE.cellsForeign : 1
}

/** A column with a role of its own competes for no other. */
function allowed(scores: number[], takings: Taking[], role: string | undefined): number[] {
  return role ? scores.map((score, taking) => (takings[taking]!.as === role ? Math.max(score, 1) : 0)) : scores
}

function isSure(best: Reading, rivals: Reading[], index: number): boolean {
  const taking = best.columns[index]!
  const score = best.scores[index]![taking]
  if (score === undefined || score < TOLERANCE.headingScore) return false
  if (rivals.some((rival) => rival.columns[index] !== taking)) return false
  const margin = marginOf(best.costs, { columns: best.columns, cost: -best.total }, index, 1)
  return margin >= TOLERANCE.columnMargin
}

function round(score: number): number {
  return Math.round(score * 100) / 100
}
