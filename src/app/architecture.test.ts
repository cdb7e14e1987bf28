import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { MODULES } from './modules.ts'

/**
 * Who may import whom: a file on the left may import only from the right, the first line that fits decides. A file that
 * fits no line is in the wrong place. Tests may use the workbench of the application besides.
 */
const LAYERS: [file: RegExp, from: RegExp][] = [
  [/^src\/.+\.test\.tsx?$/, /^src\//],
  [/^src\/kernel\//, /^src\/kernel\//],
  [/^src\/platform\//, /^src\/(kernel|platform)\//],
  [/^src\/ui\//, /^src\/(kernel|ui)\//],
  [/^src\/modules\/[^/]+\/(domain\/|contract\.ts)/, /^src\/(kernel\/|modules\/[^/]+\/(domain\/|contract\.ts))/],
  [/^src\/modules\/[^/]+\/server\//, /^src\/(kernel\/|platform\/|modules\/[^/]+\/(domain\/|server\/|contract\.ts))/],
  [/^src\/modules\/[^/]+\/web\//, /^src\/(kernel\/|ui\/|modules\/[^/]+\/(domain\/|web\/|contract\.ts))/],
  [/^src\/app\//, /^src\//],
]

const files = globSync('src/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/'))
const imports = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })))

test('every file has its place', () => {
  expect(files.filter((file) => !LAYERS.some(([pattern]) => pattern.test(file)))).toEqual([])
  expect(files.length).toBeGreaterThan(100)
})

test('nobody imports from a layer that is not theirs', () => {
  const wrong = imports.filter(({ file, target }) => {
    const [, from] = LAYERS.find(([pattern]) => pattern.test(file)) ?? []
    return from && !from.test(target)
  })
  expect(wrong).toEqual([])
})

test('another module is entered by its door, and only if it stands earlier', () => {
  expect(imports.filter(({ file, target }) => !/\.test\.tsx?$/.test(file) && throughTheWall(file, target))).toEqual([])
})

test('the walls stop what they should', () => {
  expect(throughTheWall('src/modules/results/server/a.ts', 'src/modules/statistics/server/post.ts')).toBe(true)
  expect(throughTheWall('src/modules/results/server/a.ts', 'src/modules/statistics/server/index.ts')).toBe(false)
  expect(throughTheWall('src/modules/statistics/server/a.ts', 'src/modules/results/server/index.ts')).toBe(true)
})

test('domains know neither clock nor chance nor the machine', () => {
  for (const file of files.filter((one) => /\/domain\//.test(one) && !one.endsWith('.test.ts'))) {
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/\bDate\.now\(|new Date\(\)|Math\.random\(|process\./)
  }
})

test('every module folder is in the list', () => {
  const folders = new Set(files.flatMap((file) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? []))
  expect([...folders].filter((folder) => !(MODULES as readonly string[]).includes(folder))).toEqual([])
})

function throughTheWall(file: string, target: string): boolean {
  const [mine, other] = [file, target].map((path) => /^src\/modules\/([^/]+)/.exec(path)?.[1])
  if (!mine || !other || mine === other) return false
  const isDoor = /\/(contract|index)\.ts$/.test(target)
  const order = MODULES as readonly string[]
  return !isDoor || order.indexOf(other) >= order.indexOf(mine)
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!)
  return found.flatMap((target) => {
    if (target.startsWith('#')) return [`src/${target.slice(1)}`]
    return target.startsWith('.') ? [normalize(join(dirname(file), target)).replaceAll('\\', '/')] : []
  })
}
