import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const documents = globSync(['*.md', 'docs/**/*.md', 'bench/*.md']).map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}))
const { scripts, dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as Record<string, Record<string, string>>

test('every link between documents leads somewhere', () => {
  const links = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => ({ file, target: match[1]! })),
  )
  const broken = links.filter(
    ({ file, target }) => !/^https?:/.test(target) && !existsSync(join(dirname(file), target)),
  )
  expect(broken).toEqual([])
  expect(documents.length).toBeGreaterThan(10)
})

test('every npm command named exists', () => {
  const named = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map((match) => ({ file, script: match[1]! })),
  )
  expect(named.filter(({ script }) => !scripts?.[script])).toEqual([])
})

test('every source file named exists', () => {
  const named = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/`((?:src|packs|scripts|bench|e2e|migrations)\/[\w./-]+\.\w+)`/g)].map((match) => ({
      file,
      path: match[1]!,
    })),
  )
  expect(named.filter(({ path }) => !existsSync(path))).toEqual([])
})

test('every library has its line of reason, and no line outlives its library', () => {
  const text = readFileSync('docs/libraries.md', 'utf8')
  const named = [...text.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1]!)
    .filter((name) => !['package.json', '.npmrc', 'node_modules'].includes(name))
  const used = [dependencies, devDependencies, optionalDependencies].flatMap((list) => Object.keys(list ?? {}))
  expect([...new Set(named)].sort()).toEqual(used.sort())
})
