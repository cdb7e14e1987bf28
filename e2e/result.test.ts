import { demoEvidence } from '#app/demo/demo-evidence.ts'
import { expect, test } from './journey.ts'

const EVIDENCE = { name: 'danh-sach-ky-nhan.pdf', mimeType: 'application/pdf', buffer: demoEvidence(['Signed list']) }

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
  await province.getByText('danh-sach-ky-nhan.pdf').first().waitFor()
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
