import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { setLocale } from '#ui/i18n.ts'
import { problem, visit } from '#ui/testing/visit.tsx'
import type { Explanation } from '../contract.ts'
import { aProgress } from './a-progress.testing.ts'
import { progressRoute } from './progress-route.tsx'

const progress = aProgress()

function open(search: string, answers: Record<string, unknown> = {}) {
  return visit([progressRoute], `/progress${search}`, {
    '/statistics/years': { years: [2015] },
    '/statistics/progress': progress,
    '/statistics/explain': explanation(),
    ...answers,
  })
}

function explanation(): Explanation {
  const goal = progress.goals[0]!
  return {
    goal,
    unit: { id: 'id-02', name: 'Tỉnh Hà Giang', nameEn: 'Tỉnh Hà Giang', level: 'province' },
    year: 2015,
    cell: progress.units[2]!.cells[0]!,
    formula: {
      target: { vi: '4 lớp', en: '4' },
      result: { vi: '2 lớp = 2 (Hà Giang)', en: '2' },
      percent: { vi: '2 ÷ 4 = 50 %', en: '50 %' },
    },
    inputs: [],
    targets: [
      {
        unitName: 'Tỉnh Hà Giang',
        value: 4,
        letterId: progress.letters[0]!.id,
        letterNumber: '727/LĐTBXH-ATLĐ',
        datedOn: progress.letters[0]!.datedOn,
        rowNumber: 12,
        columnTitle: 'Số lớp',
        cell: '04',
      },
    ],
    source: { number: '727/LĐTBXH-ATLĐ', name: { vi: 'Công văn', en: 'Letter' }, date: '2015-03-05', link: null },
    facts: { items: [], next: null, count: 0 },
    computedAt: '2015-12-01T03:00:00.000Z',
    packVersion: '2026.1',
  }
}

test('all goals of a project: rows and columns have headings, three kinds of nothing read differently', async () => {
  await open('')
  const table = await screen.findByRole('table')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Tiến độ năm 2015')
  expect(within(table).getAllByRole('rowheader')).toHaveLength(6)
  const row = within(table)
    .getByRole('rowheader', { name: /Đà Nẵng/ })
    .closest('tr')!
  const [classes, limit] = within(row).getAllByRole('button').slice(1)
  expect(classes?.textContent).toBe('Tỉnh Đà Nẵng, Lớp mô hình: … / 4Chưa báo cáo')
  expect(limit?.textContent).toBe('Tỉnh Đà Nẵng, Lớp quản lý: –Không giao')
})

test('the headline leads to what needs attention', async () => {
  const { router } = await open('')
  fireEvent.click(await screen.findByRole('button', { name: 'Lớp quản lý: 1 tỉnh vượt mức tối đa' }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ goal: 'p1.limit', only: 'over-limit' }))
  const names = (await screen.findAllByRole('rowheader')).map(({ textContent }) => textContent)
  expect(names).toEqual(['Cả nước', 'Đông Bắc Bộ (2)', 'Hà Giang'])
})

test('one goal: the column says how it is sorted, and the address keeps it', async () => {
  const { router } = await open('?goal=p1.classes')
  fireEvent.click(await screen.findByRole('button', { name: 'Tỷ lệ' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Tỷ lệ' }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: '-percent' }))
  expect(screen.getByRole('columnheader', { name: /Tỷ lệ/ }).getAttribute('aria-sort')).toBe('descending')
})

test('a figure opens its explanation: formula, cell of the letter, clause; closing goes back to it', async () => {
  const { router, requests } = await open('')
  fireEvent.click(await screen.findByRole('button', { name: /^Tỉnh Hà Giang, Lớp mô hình/ }))
  const panel = await screen.findByRole('dialog')
  expect(await within(panel).findByText('2 ÷ 4 = 50 %')).toBeTruthy()
  expect(within(panel).getByText('04')).toBeTruthy()
  expect(within(panel).getByText(/dòng 12, cột «Số lớp»/)).toBeTruthy()
  expect(within(panel).getByText('số lượng tối thiểu')).toBeTruthy()
  expect(requests.some(({ url }) => url.search === '?year=2015&goal=p1.classes&unit=id-02')).toBe(true)
  fireEvent.click(within(panel).getByRole('button', { name: 'Đóng' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(router.state.location.search).not.toHaveProperty('why')
})

test('arrow keys go from figure to figure; the table is one stop of Tab', async () => {
  await open('')
  const first = await screen.findByRole('button', { name: /^Cả nước, Lớp mô hình/ })
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowRight' })
  expect(document.activeElement?.textContent).toMatch(/^Cả nước, Lớp quản lý/)
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toMatch(/^Đông Bắc Bộ, Lớp quản lý/)
  expect(document.querySelectorAll('[data-at][tabindex="0"]')).toHaveLength(1)
})

test('an address with words nobody knows still shows the table', async () => {
  await open('?view=globe&only=happy&year=soon')
  expect(await screen.findAllByRole('rowheader')).toHaveLength(6)
})

test('a year without a programme: what is wrong is said, and another year can be chosen', async () => {
  await open('?year=2009', {
    '/statistics/progress': () => problem(422, 'programme.unknown-year', 'Không có chương trình nào cho năm này.'),
  })
  expect((await screen.findByRole('alert')).textContent).toContain('Không có chương trình nào cho năm này.')
  expect(screen.getByRole('combobox', { name: 'Năm' })).toBeTruthy()
})

test('before the first letter: what to do', async () => {
  await open('', { '/statistics/years': { years: [] } })
  expect(await screen.findByRole('link', { name: 'Nhập công văn đầu tiên' })).toBeTruthy()
})

test('in English the nation and its regions have English names, provinces keep theirs', async () => {
  await open('')
  await screen.findByRole('table')
  await act(() => setLocale('en'))
  const names = screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
  expect(names.slice(0, 3)).toEqual(['Whole country', 'Northeast (2)', 'Hà Giang'])
})

test('a picture shows the first goal of priority; the list beside it leads to the figure and to the table', async () => {
  const [first, ...rest] = progress.goals
  const goals = [{ ...first!, isPriority: false }, ...rest]
  const { router } = await open('?view=tiles', { '/statistics/progress': { ...progress, goals } })
  expect(((await screen.findByRole('combobox', { name: 'Chỉ tiêu' })) as HTMLSelectElement).value).toBe('p1.limit')
  const list = await screen.findByRole('region', { name: 'Cần chú ý' })
  expect(within(list).getByRole('heading', { name: 'Vượt mức tối đa (1)' })).toBeTruthy()
  fireEvent.click(within(list).getByRole('button', { name: 'Hà Giang' }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ why: 'p1.limit@id-02' }))
})
