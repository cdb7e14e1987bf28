import type { Page } from 'playwright-core'
import { demoEvidence } from '#app/demo/demo-evidence.ts'
import { expect, test } from './journey.ts'

const EVIDENCE = { name: 'danh-sach-ky-nhan.pdf', mimeType: 'application/pdf', buffer: demoEvidence(['Signed list']) }

/** The evidence has arrived. */
async function attached(page: Page): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: EVIDENCE.name }).getByText('đã gửi').waitFor()
}

test('a province records with evidence, the ministry accepts, the figure moves at once', async ({ visit }) => {
  const province = await visit('hagiang@antoan.vn')
  const advised = async () => {
    const { units, goals } = await (await province.request.get('/api/statistics/progress?year=2015')).json()
    return (
      units.find(({ code }: { code: string }) => code === '02').cells[
        goals.findIndex(({ code }: { code: string }) => code === 'p1.enterprises-advised')
      ].result ?? 0
    )
  }
  const before = await advised()
  await province.goto('/results/new')
  await province.getByLabel('Chỉ tiêu').selectOption({ value: 'p1.enterprises-advised' })
  await province.getByLabel('Ngày thực hiện').fill('30/11/2015')
  await province
    .getByLabel(/Doanh nghiệp được hướng dẫn/)
    .last()
    .fill('7')
  await province.locator('input[type=file]').setInputFiles(EVIDENCE)
  await attached(province)
  await province.getByRole('button', { name: /[Gg]ửi nghiệm thu/ }).click()
  await province.waitForURL(/\/results\/[0-9a-f-]{36}$/)
  await province.getByText('Chờ nghiệm thu').first().waitFor()
  expect(await advised()).toBe(before)

  const ministry = await visit('bo@antoan.vn')
  await ministry.goto(new URL(province.url()).pathname)
  await ministry.getByRole('button', { name: 'Nghiệm thu', exact: true }).click()
  await ministry.getByText('Đã nghiệm thu').first().waitFor()
  expect(await advised()).toBe(before + 7)
})

test('what is missing is said, with a way to each field', async ({ visit }) => {
  const page = await visit('hagiang@antoan.vn')
  await page.goto('/results/new')
  await page.getByRole('button', { name: /[Gg]ửi nghiệm thu/ }).click()
  const summary = page.getByRole('alert').first()
  await summary.waitFor()
  await summary.getByRole('link').first().click()
  expect(await page.locator('select:focus, input:focus').count()).toBe(1)
})

test('a file that is not evidence is refused by its content, whatever its name', async ({ visit }) => {
  const page = await visit('hagiang@antoan.vn')
  await page.goto('/results/new')
  await page.getByLabel('Chỉ tiêu').selectOption({ value: 'p1.enterprises-advised' })
  await page.getByLabel('Ngày thực hiện').fill('30/11/2015')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'anh.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>not a pdf</html>') })
  await page
    .getByText(/Không nhận loại tệp này/)
    .first()
    .waitFor()
})

/** A draft of Hà Giang, written at the server: for journeys about what comes after. */
async function aDraft(page: Page): Promise<{ id: string; path: string }> {
  const { province } = await (await page.request.get('/api/identity/me')).json()
  const id = crypto.randomUUID()
  const answer = await page.request.put(`/api/results/${id}`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: {
      indicator: 'p1.enterprises-advised',
      unitId: province.id,
      onDay: '2015-10-20',
      quantities: { 'p1.enterprises-advised': 3 },
      version: 0,
    },
  })
  if (!answer.ok()) throw new Error(await answer.text())
  return { id, path: `/results/${id}` }
}

test('two people change one draft: the later is told, keeps what was typed, and saves over it knowingly', async ({
  visit,
}) => {
  const [one, other] = [await visit('hagiang@antoan.vn'), await visit('hagiang@antoan.vn')]
  const { path } = await aDraft(one)
  for (const page of [one, other]) {
    await page.goto(`${path}/edit`)
    await page.getByLabel(/Ghi chú/).waitFor()
  }
  await one.getByLabel(/Ghi chú/).fill('Đã đối chiếu danh sách')
  await one.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await one.waitForURL(new RegExp(`${path}$`))

  const quantity = other.getByRole('textbox', { name: /Doanh nghiệp được hướng dẫn/ })
  await quantity.fill('9')
  await other.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await other.getByText('Phần bạn gõ vẫn còn nguyên').waitFor()
  expect(await quantity.inputValue()).toBe('9')
  expect(await other.getByRole('link', { name: 'Xem bản mới' }).getAttribute('href')).toBe(path)
  const stored = async () => (await one.request.get(`/api${path}`)).json()
  expect(await stored()).toMatchObject({ note: 'Đã đối chiếu danh sách', quantities: { 'p1.enterprises-advised': 3 } })

  await other.getByRole('button', { name: 'Giữ phần đang gõ' }).click()
  await other.getByText('Phần bạn gõ vẫn còn nguyên').waitFor({ state: 'detached' })
  await other.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await other.waitForURL(new RegExp(`${path}$`))
  expect(await stored()).toMatchObject({ quantities: { 'p1.enterprises-advised': 9 } })
  await other.getByRole('listitem').filter({ hasText: 'Đã đối chiếu danh sách' }).first().waitFor() // nothing is lost
})

test('the ministry returns with a reason; the province reads it where it corrects, and submits again', async ({
  visit,
}) => {
  const province = await visit('hagiang@antoan.vn')
  const { path } = await aDraft(province)
  await province.goto(path)
  await province.getByRole('button', { name: 'Gửi nghiệm thu' }).click()
  await province.getByText('Chờ nghiệm thu').first().waitFor()

  const ministry = await visit('bo@antoan.vn')
  await ministry.goto(path)
  await ministry.getByRole('button', { name: 'Trả lại' }).click()
  await ministry.getByRole('button', { name: 'Trả lại' }).click()
  await ministry.getByText('Hãy ghi lý do.').waitFor()
  await ministry.getByLabel(/Lý do/).fill('Thiếu danh sách ký nhận')
  await ministry.getByRole('button', { name: 'Trả lại' }).click()
  await ministry.getByText('Bị trả lại').first().waitFor()

  await province.goto(`${path}/edit`)
  await province.getByText('Thiếu danh sách ký nhận').first().waitFor()
  await province.locator('input[type=file]').setInputFiles(EVIDENCE)
  await attached(province)
  await province.getByRole('button', { name: /[Gg]ửi nghiệm thu/ }).click()
  await province.waitForURL(new RegExp(`${path}$`))
  await province.getByText('Chờ nghiệm thu').first().waitFor()
})

test('a file of results with one bad row: the row is named and nothing is written; put right, all are', async ({
  visit,
}) => {
  const page = await visit('hagiang@antoan.vn')
  const drafts = async () => (await (await page.request.get('/api/results?state=draft')).json()).counts.draft ?? 0
  const before = await drafts()
  await page.goto('/results/import')
  const href = await page.getByRole('link', { name: /Tệp mẫu/ }).getAttribute('href')
  const heading = decodeURIComponent(href!.slice(href!.indexOf(',') + 1)).trim()
  expect(heading).toMatch(/^.?Chỉ tiêu,Địa phương,Ngày,Số lượng,/)
  const row = (day: string, quantity: number) => `p1.enterprises-advised,Hà Giang,${day},${quantity},,`
  const file = (day: string) => ({
    name: 'ket-qua.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${heading}\r\n${row('05/11/2015', 4)}\r\n${row(day, 6)}\r\n`),
  })
  await page.locator('input[type=file]').setInputFiles(file('31/11/2015'))
  await page.getByText('1 lỗi trong 2 dòng: chưa nhập dòng nào.').waitFor()
  const fault = page.getByRole('row', { name: /31\/11\/2015/ })
  expect(await fault.getByRole('cell').first().textContent()).toMatch(/^\D*3$/)
  expect(await drafts()).toBe(before)

  await page.locator('input[type=file]').setInputFiles(file('30/11/2015'))
  await page.getByRole('button', { name: 'Nhập 2 kết quả' }).click()
  await page.getByText('Đã nhập 2 kết quả thành bản nháp.').waitFor()
  expect(await drafts()).toBe(before + 2)
})
