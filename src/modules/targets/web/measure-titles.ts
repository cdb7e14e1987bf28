import { useQuery } from '@tanstack/react-query'
import type { ProgrammeInfo } from '#modules/programme/contract.ts'
import { useTitle } from '#ui/i18n.ts'
import { programmesQuery } from './letters.queries.ts'

/** The programme in force in a year, once it is loaded. */
export function useProgramme(year: number): ProgrammeInfo | undefined {
  const { data } = useQuery(programmesQuery)
  return data?.find(({ from, to }) => from <= `${year}-12-31` && `${year}-01-01` <= to)
}

/** The name of a measure in the language shown; its code while names are not there. */
export function useMeasureTitle(year: number): (code: string) => string {
  const title = useTitle()
  const programme = useProgramme(year)
  const names = new Map(
    programme?.indicators.flatMap(({ measures, short }) =>
      measures.map(({ code, unit }): [string, string] => [
        code,
        measures.length > 1 ? `${title(short)} (${title(unit)})` : title(short),
      ]),
    ),
  )
  return (code) => names.get(code) ?? code
}
