import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Citation } from '#kernel/citation.ts'
import { listProgrammes } from '#modules/programme/server/index.ts'
import { getMapData, regionsOf } from '#modules/territory/server/index.ts'
import { readPack } from '#platform/packs.ts'

const pack = await readPack()
const folders = ['programmes', 'territory', 'norms', 'syllabi', 'registers', 'reports']
const contents = folders.flatMap((folder) =>
  [...pack.folder(folder)].map(([name, content]) => ({ name: `${folder}/${name}`, content })),
)

test('every programme of the pack reads', () => {
  expect(listProgrammes(pack).map(({ id }) => id)).toContain('osh-2011-2015')
})

test('the territory of the pack reads', () => {
  expect(regionsOf(pack, 'letter-727')).toHaveLength(8)
  expect(getMapData(pack)).toBeTruthy()
})

test('every source cited is in sources.yaml, with words relied on', () => {
  const cited = contents.flatMap(({ name, content }) => citationsIn(content).map((citation) => ({ name, ...citation })))
  expect(cited.length).toBeGreaterThan(20)
  expect(cited.filter(({ source }) => !pack.sources.has(source))).toEqual([])
  expect(cited.filter(({ quote, clause }) => quote.trim() === '' || clause.trim() === '')).toEqual([])
})

/** Files whose numbers are not the law's: how tolerant reading is, days in milliseconds, how far a table head is looked for. */
const TECHNICAL = [
  'targets/domain/tolerance.ts',
  'targets/domain/sample-letter.ts',
  'targets/domain/sample-territory.ts',
  'territory/domain/import-plan.ts',
  'territory/domain/table.ts',
]

test('no legal number stands in the code of a domain', () => {
  // Numbers of language and arithmetic that are not the law's: indices, digits, lengths, percentages.
  const files = globSync('src/modules/*/domain/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
  const suspicious = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.replace(/\/\/.*|\/\*.*|^\s*\*.*/, '').replace(/'[^']*'|`[^`]*`|\/[^/]+\/[a-z]*/g, ''))
      .flatMap((line) =>
        [...line.matchAll(/(?<![\w.])\d{2,}(?:_\d+)*(?![\w.])/g)].map(([number]) => ({
          file: file.replaceAll('\\', '/'),
          number,
        })),
      )
      .filter(({ number }) => !['10', '12', '100'].includes(number))
      .filter(({ file }) => !TECHNICAL.some((name) => file.endsWith(name))),
  )
  expect(suspicious).toEqual([])
})

function citationsIn(content: unknown): Citation[] {
  if (content === null || typeof content !== 'object') return []
  const citation = Citation.safeParse(content)
  return citation.success ? [citation.data] : Object.values(content).flatMap(citationsIn)
}
