import type { Title } from '#kernel/title.ts'
import { findIndicator, type Indicator, type Programme } from './programme.ts'

/**
 * One number of an indicator, as targets and facts hold it.
 * `adds`: `sum` adds up over time and place; `last` is a state, of which the latest holds.
 * `role`: set by letters (`target`), counted from evidence (`result`), or both.
 */
export type Measure = {
  code: string
  indicator: string
  title: Title
  unit: Title
  adds: 'sum' | 'last'
  role: 'target' | 'result' | 'both'
}

const CLASSES: Title = { vi: 'số lớp', en: 'classes' }
const PEOPLE: Title = { vi: 'số người', en: 'people' }
const PERSON: Title = { vi: 'người', en: 'people' }
const PERCENT: Title = { vi: '%', en: '%' }
const REACHED: Title = { vi: 'số đã đạt', en: 'reached' }
const REGISTERED: Title = { vi: 'tổng số', en: 'total' }

/**
 * The numbers an indicator is made of.
 * - `count`: the number itself.
 * - `classes`: `.classes` and `.people`.
 * - `share`: the target in percent under the code itself; results as `.reached` of `.total`, so that a share of several
 *   places is recomputed from its parts and never averaged. `.total` is the size of a register: a state, not a sum.
 * - `yes-no`: 1 when done; a state, so that recording it twice is not two.
 */
export function measuresOf(indicator: Indicator): Measure[] {
  const { code, unit } = indicator
  const measure = (
    suffix: string,
    kind: Title | undefined,
    rest: Pick<Measure, 'unit' | 'adds' | 'role'>,
  ): Measure => ({
    code: suffix ? `${code}.${suffix}` : code,
    indicator: code,
    title: kind ? joined(indicator.title, kind) : indicator.title,
    ...rest,
  })
  switch (indicator.kind) {
    case 'count':
      return [measure('', undefined, { unit, adds: 'sum', role: 'both' })]
    case 'yes-no':
      return [measure('', undefined, { unit, adds: 'last', role: 'both' })]
    case 'classes':
      return [
        measure('classes', CLASSES, { unit, adds: 'sum', role: 'both' }),
        measure('people', PEOPLE, { unit: PERSON, adds: 'sum', role: 'both' }),
      ]
    case 'share':
      return [
        measure('', undefined, { unit: PERCENT, adds: 'last', role: 'target' }),
        measure('reached', REACHED, { unit, adds: 'sum', role: 'result' }),
        measure('total', REGISTERED, { unit, adds: 'last', role: 'result' }),
      ]
  }
}

/** The measure of that code with its indicator, if the programme has it. */
export function findMeasure(
  programme: Programme,
  code: string,
): { measure: Measure; indicator: Indicator } | undefined {
  const indicator = findIndicator(programme, code) ?? findIndicator(programme, code.slice(0, code.lastIndexOf('.')))
  const measure = indicator && measuresOf(indicator).find((one) => one.code === code)
  return indicator && measure && { measure, indicator }
}

/** The measures a letter may set, in the order of the programme. */
export function targetMeasures(programme: Programme): Measure[] {
  return programme.indicators.flatMap(measuresOf).filter(({ role }) => role !== 'result')
}

/** The measures counted from evidence, in the order of the programme. */
export function resultMeasures(programme: Programme): Measure[] {
  return programme.indicators.flatMap(measuresOf).filter(({ role }) => role !== 'target')
}

function joined(title: Title, kind: Title): Title {
  return { vi: `${title.vi} – ${kind.vi}`, en: `${title.en}, ${kind.en}` }
}
