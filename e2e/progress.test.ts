import { expect, test } from './journey.ts'

test('signs in with a password, sees the year, and is told when the password is wrong', async ({ visit }) => {
  const page = await visit()
  await page.goto('/')
  await page.getByLabel('Địa chỉ thư').fill('bo@antoan.vn')
  await page.getByLabel('Mật khẩu').fill('sai mật khẩu')
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByText('Địa chỉ thư hoặc mật khẩu không đúng').first().waitFor()
  await page.getByLabel('Mật khẩu').fill('minh-hoa-2015')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Tiến độ năm 2015' }).waitFor()
  expect(await page.getByText('Dữ liệu minh họa').first().isVisible()).toBe(true)
  expect(
    await page
      .getByRole('table')
      .getByRole('row', { name: /Cả nước/ })
      .textContent(),
  ).toContain('9.200')
})

test('a demonstration lets in with one press on an account', async ({ visit }) => {
  const page = await visit()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /Sở LĐTBXH Hà Giang/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Tiến độ năm 2015' }).waitFor()
  expect(await page.getByText('Sở LĐTBXH Hà Giang').isVisible()).toBe(true)
})

test('the map stands whole in the window of an ordinary laptop, with what needs attention beside it', async ({
  visit,
}) => {
  const page = await visit('bo@antoan.vn')
  await page.goto('/progress?year=2015&view=map')
  await page.getByRole('region', { name: 'Cần chú ý' }).waitFor()
  const [high, shown] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollHeight, window.innerHeight]',
  )
  expect(high).toBeLessThanOrEqual(shown)
})

test('a figure opens to its formula, the cell of the letter, its records and the clause, by keyboard alone', async ({
  visit,
}) => {
  const page = await visit('bo@antoan.vn')
  await page.goto('/progress?year=2015')
  const figure = page.getByRole('row', { name: /Cao Bằng/ }).getByRole('button', { name: /tư vấn/ })
  await figure.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog')
  await panel.getByText('300').first().waitFor()
  const text = (await panel.textContent()) ?? ''
  expect(text).toContain('727/LĐTBXH-ATLĐ')
  expect(text).toMatch(/Số doanh nghiệp được hướng dẫn, tư vấn: bao gồm/)
  expect(text).toMatch(/minh-chung-cao-bang\.pdf/)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  expect(await figure.evaluate((element) => element.matches(':focus'))).toBe(true)
})

test('read in the borders of 01/07/2025 there are 34 provinces and the same sum', async ({ visit }) => {
  const page = await visit('bo@antoan.vn')
  await page.goto('/progress?year=2015')
  const nation = () => page.getByRole('row', { name: /Cả nước/ }).textContent()
  const before = await nation()
  await page.getByText('34 tỉnh (từ 01/07/2025)').click()
  await page
    .getByRole('row', { name: /Ninh Bình/ })
    .first()
    .waitFor()
  await page.getByRole('row', { name: /Hà Nam/ }).waitFor({ state: 'detached' })
  expect((await nation())?.match(/[\d.]+\s*\/\s*9\.200/)?.[0]).toBe(before?.match(/[\d.]+\s*\/\s*9\.200/)?.[0])
})

test('the map shows Hoàng Sa and Trường Sa, in the borders of 63 and of 34, and on a telephone', async ({ visit }) => {
  const page = await visit('bo@antoan.vn')
  for (const size of [
    { width: 1366, height: 768 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size)
    for (const borders of ['', '&borders=2025-07-01']) {
      await page.goto(`/progress?year=2015&view=map${borders}`)
      await page
        .locator('svg')
        .getByText(/Hoàng Sa/)
        .first()
        .waitFor()
      expect(
        await page
          .locator('svg')
          .getByText(/Trường Sa/)
          .first()
          .isVisible(),
      ).toBe(true)
    }
  }
})

test('the table comes as a spreadsheet', async ({ visit }) => {
  const page = await visit('bo@antoan.vn')
  await page.goto('/progress?year=2015')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /\.xlsx/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('tien-do-2015.xlsx')
})
