import { day } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import { type Pack, perPack } from '#platform/packs.ts'
import { isInForceOn, Programme } from '../domain/index.ts'

/** The programmes of the pack, strictly read. */
export const listProgrammes = perPack((pack): Programme[] =>
  [...pack.folder('programmes').values()].map((content) => Programme.parse(content)),
)

/** The programme in force at the start of a year. */
export function findProgramme(pack: Pack, year: number): Programme | undefined {
  const start = day(`${year}-01-01`)
  return listProgrammes(pack).find((programme) => isInForceOn(programme, start))
}

/** The programme of a year, or a refusal that names the years there are. */
export function getProgramme(pack: Pack, year: number): Programme {
  const programme = findProgramme(pack, year)
  if (programme) return programme
  const years = listProgrammes(pack).map(({ from, to }) => `${from.slice(0, 4)}–${Number(to.slice(0, 4)) - 1}`)
  throw new Problem('programme.unknown-year', {
    detail: `Không có chương trình nào cho năm ${year}. Gói dữ liệu hiện có: ${years.join(', ')}.`,
  })
}
