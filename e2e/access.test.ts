import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from './journey.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PAGES = [
  '/progress?year=2015',
  '/progress?year=2015&view=map',
  '/progress?year=2015&view=tiles',
  '/progress?year=2015&view=trend',
  '/letters',
  '/letters/new',
  '/results',
  '/results/new',
  '/results/queue',
  '/results/import',
  '/territory',
]

/** Written as text: what runs in the page knows the page, what stands here does not. */
function widths(page: Page): Promise<[wide: number, shown: number]> {
  return page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]')
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const results = await page.evaluate<AxeResults>('axe.run()')
  return results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(', ')}`,
  )
}

test.for([
  ['light, 1366 × 768', { colorScheme: 'light', viewport: { width: 1366, height: 768 } }],
  ['dark, 360 × 740', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
] as const)('no page has an axe finding, a sideways scroll or a fault in %s', async ([, options], { visit }) => {
  const page = await visit('bo@antoan.vn', options)
  const faults: string[] = []
  for (const path of PAGES) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    faults.push(...(await findings(page)).map((finding) => `${path} ${finding}`))
    const [wide, shown] = await widths(page)
    if (wide > shown) faults.push(`${path} scrolls sideways: ${wide} > ${shown}`)
  }
  expect(faults).toEqual([])
})

test('the sign-in page has no axe finding, and English is complete there', async ({ visit }) => {
  const page = await visit()
  await page.goto('/')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  expect(await findings(page)).toEqual([])
})

test('at twice the size nothing is cut off', async ({ visit }) => {
  // 200 % of 1366 × 768 is half of it in CSS pixels.
  const page = await visit('bo@antoan.vn', { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 })
  for (const path of PAGES) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const [wide, shown] = await widths(page)
    expect(wide, path).toBeLessThanOrEqual(shown)
  }
})
