// Makes the pictures of the README from the product itself, with its demonstration data: `npm run screenshots`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { DEMO_ACCOUNTS } from '#app/demo/accounts.ts'
import { launchBrowser } from '#app/testing/browser.ts'
import { startProduct } from '../e2e/server.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const FOLDER = join(ROOT, 'docs/images')
const LETTER = join(ROOT, 'packs/vn-osh/demo/letter-727-2015.csv')

const PICTURES: [name: string, open: (page: Page) => Promise<void>][] = [
  ['progress', (page) => show(page, '/progress?year=2015')],
  [
    'explain',
    async (page) => {
      await show(page, '/progress?year=2015')
      await page
        .getByRole('row', { name: /Cao Bằng/ })
        .getByRole('button', { name: /tư vấn/ })
        .click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  ['map', (page) => show(page, '/progress?year=2015&view=map')],
  [
    'letter',
    async (page) => {
      await show(page, '/letters/new')
      await page.getByLabel('Năm giao').selectOption('2015')
      await page.locator('input[type=file]').setInputFiles(LETTER)
      await page.getByRole('button', { name: /^Tiếp/ }).click()
    },
  ],
  [
    'result',
    async (page) => {
      await show(page, '/results?state=accepted')
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
  ],
]

async function show(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

const data = mkdtempSync(join(tmpdir(), 'antoan-pictures-'))
mkdirSync(FOLDER, { recursive: true })
const server = await startProduct(data)
const browser = await launchBrowser()
try {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'vi-VN',
    viewport: { width: 1366, height: 768 },
  })
  const page = await context.newPage()
  const { email, password } = DEMO_ACCOUNTS[0]
  await page.request.post('/api/identity/sign-in', { data: { email, password } })
  for (const [name, open] of PICTURES) {
    await open(page)
    await page.waitForTimeout(800) // transitions and late parts
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
    console.log(`docs/images/${name}.png`)
  }
} finally {
  await browser.close()
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}
