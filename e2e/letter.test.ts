import { fileURLToPath } from 'node:url'
import { expect, test } from './journey.ts'

const LETTER = fileURLToPath(new URL('../packs/vn-osh/demo/letter-727-2015.csv', import.meta.url))

test('an allocation letter: read, looked at, confirmed, in force, undone', async ({ visit }) => {
  const page = await visit('bo@antoan.vn')
  await page.goto('/letters/new')
  await page.getByLabel('Năm giao').selectOption('2014')
  await page.locator('input[type=file]').setInputFiles(LETTER)
  const next = page.getByRole('button', { name: /^Tiếp/ })
  await next.click()
  await page.getByRole('heading', { level: 2, name: /cột/i }).waitFor()
  await next.click()
  await page.getByRole('heading', { level: 2, name: /Sửa/ }).waitFor()
  await next.click()
  await page.getByRole('heading', { level: 2, name: /Tổng/ }).waitFor()
  expect(await page.getByRole('main').textContent()).toContain('9.200')
  await next.click()
  await page.getByRole('button', { name: /^Nhập/ }).click()
  await page
    .getByRole('button', { name: /Hoàn tác/ })
    .first()
    .waitFor()

  const answer = await page.request.get('/api/statistics/progress?year=2014')
  const { units, goals } = await answer.json()
  const advised = goals.findIndex(({ code }: { code: string }) => code === 'p1.enterprises-advised')
  expect(units[0].cells[advised].target).toBe(9200)

  await page
    .getByRole('button', { name: /Hoàn tác/ })
    .first()
    .click()
  await expect
    .poll(
      async () =>
        (await (await page.request.get('/api/statistics/progress?year=2014')).json()).units[0].cells[advised].target,
    )
    .toBeNull()
})

test('a file that is no letter is refused in words', async ({ visit }) => {
  const page = await visit('bo@antoan.vn')
  await page.goto('/letters/new')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'thu.txt', mimeType: 'text/plain', buffer: Buffer.from('Kính gửi các tỉnh') })
  await page
    .getByText(/Không tìm thấy bảng phân bổ chỉ tiêu/)
    .first()
    .waitFor()
})
