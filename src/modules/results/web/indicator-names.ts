import { useQuery } from '@tanstack/react-query'
import type { IndicatorInfo } from '#modules/programme/contract.ts'
import { useTitle } from '#ui/i18n.ts'
import { programmesQuery } from './results.queries.ts'

/** Every indicator of every programme, once loaded. */
export function useIndicators(): IndicatorInfo[] {
  const { data } = useQuery(programmesQuery)
  return data?.flatMap(({ indicators }) => indicators) ?? []
}

/** Name of an indicator in the language shown; its code while names are not there. */
export function useIndicatorName(): (code: string) => string {
  const indicators = useIndicators()
  const title = useTitle()
  return (code) => {
    const found = indicators.find((one) => one.code === code)
    return found ? title(found.title) : code
  }
}

/** The measures a result of the indicator is recorded in. */
export function resultMeasures(indicator: IndicatorInfo | undefined): IndicatorInfo['measures'] {
  return indicator?.measures.filter(({ role }) => role !== 'target') ?? []
}

/** What stands before a quantity: the title after the name of its indicator («số lớp»), or the whole title. */
export function measureLabel(title: string): string {
  const [, kind] = title.split(/ – |, (?=classes|people|reached|total)/)
  return kind ? kind.charAt(0).toUpperCase() + kind.slice(1) : title
}
