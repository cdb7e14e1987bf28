import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import { MINISTRY, problem, visit } from '#ui/testing/visit.tsx'
import type { Letter, LetterPreview } from '../contract.ts'
import { letterRoutes } from './letters-routes.tsx'

const title = (vi: string) => ({ vi, en: vi })
const measure = { code: 'p1.model-classes', title: title('Lớp mô hình'), unit: title('lớp'), role: 'both' }
const programme = {
  id: 'osh',
  title: title('Chương trình'),
  from: '2011-01-01',
  to: '2015-12-31',
  citation: { source: 's', clause: 'c', quote: 'q' },
  projects: [{ id: 'p1', title: title('Dự án 1') }],
  indicators: [
    {
      code: 'p1.model-classes',
      project: 'p1',
      title: title('Lớp mô hình quản lý'),
      short: title('Lớp mô hình'),
      kind: 'count',
      direction: 'at-least',
      unit: title('lớp'),
      priority: true,
      citation: { source: 's', clause: 'c', quote: 'q' },
      measures: [measure],
    },
  ],
  sources: [],
  packVersion: '1',
}
const preview: LetterPreview = {
  fileName: 'cv.csv',
  sha256: 'a',
  year: 2015,
  letter: { number: '727/LĐTBXH-ATLĐ', datedOn: day('2015-03-05'), title: null },
  tables: [
    {
      title: 'Bảng 1',
      columns: [
        { index: 0, title: 'Địa phương', role: 'province', score: 1, candidates: [] },
        { index: 1, title: 'Slp', role: 'unknown', score: 0.3, candidates: [{ role: 'p1.model-classes', score: 0.3 }] },
      ],
      rows: [
        {
          row: 158,
          region: 'I',
          provinceId: null,
          province: 'Tỉnh Bắc Kạn',
          written: 'Bc Kạn',
          cells: ['Bc Kạn', '6'],
          values: { 'p1.model-classes': 6 },
        },
      ],
    },
  ],
  repairs: [{ row: 158, from: 'Bc Kạn', to: 'Bắc Kạn', why: 'thiếu hoặc sai chữ' }],
  doubts: [],
  problems: [],
  provinces: 1,
  totals: { 'p1.model-classes': 6 },
  shares: {},
  regionSums: [{ region: 'I', name: 'Đông Bắc Bộ', provinces: 1, totals: { 'p1.model-classes': 6 } }],
  isImportable: true,
  alreadyImported: false,
}
const letter: Letter = {
  id: '00000000-0000-4000-8000-000000000001',
  year: 2015,
  number: '727/LĐTBXH-ATLĐ',
  datedOn: day('2015-03-05'),
  title: '',
  fileUnitId: '00000000-0000-4000-8000-000000000000',
  fileId: '00000000-0000-4000-8000-000000000002',
  fileName: 'cv.csv',
  importedAt: '2015-03-06T00:00:00.000Z',
  importedBy: 'Bàn Chương trình',
  undoneAt: null,
  provinces: 1,
  totals: preview.totals,
}
afterEach(() => vi.unstubAllGlobals())

const open = (given: Partial<LetterPreview> = {}, session = MINISTRY) =>
  visit(
    letterRoutes,
    '/letters/new',
    {
      '/programmes': [programme],
      '/targets/letters/preview': { ...preview, ...given },
      '/targets/letters': (_: URL, init?: RequestInit) => (init?.method === 'POST' ? { letter, preview } : [letter]),
    },
    { session },
  )
async function choose() {
  const input = await screen.findByLabelText(/Thả tệp công văn vào đây/, {}, { timeout: 15_000 })
  await screen.findByRole('option', { name: '2015' })
  fireEvent.change(input, { target: { files: [new File(['x'], 'cong-van-2014.csv')] } })
}
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))

test('from file to import: columns, repairs, sums and what will happen are shown before anything is sent to be kept', async () => {
  const { requests } = await open()
  await choose()
  expect(await screen.findByText('Đã đọc: 1 bảng, 1 tỉnh.')).toBeTruthy()
  const read = requests.filter(({ url }) => url.pathname.endsWith('/preview'))
  expect(read[0]?.url.searchParams.get('year')).toBe('2014') // as the name of the file says

  await press('Tiếp: xem các cột')
  const select = screen.getByRole('combobox', { name: 'Bảng 1, cột Slp' })
  fireEvent.change(select, { target: { value: 'p1.model-classes' } })
  await vi.waitFor(() => expect(requests.at(-1)?.url.searchParams.get('columns')).toBe('{"0:1":"p1.model-classes"}'))

  await press('Tiếp: sửa chữa và nghi vấn')
  expect(await screen.findByText('Bc Kạn', { selector: 'del' })).toBeTruthy()
  expect(screen.getByText('Bắc Kạn', { selector: 'ins' })).toBeTruthy()

  await press('Tiếp: xem tổng cộng')
  const row = screen.getByRole('rowheader', { name: 'Lớp mô hình' }).closest('tr')!
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['6', '6'])

  await press('Tiếp: xác nhận')
  expect(screen.getByText(/1 chỉ tiêu của 1 tỉnh cho năm 2015/)).toBeTruthy()
  expect(requests.some(({ method, url }) => method === 'POST' && url.pathname === '/api/targets/letters')).toBe(false)
  await press('Nhập công văn')
  expect(await screen.findByText(/đã được nhập: 1 tỉnh, năm 2015/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /Hoàn tác/ })).toBeTruthy()
})

test('a letter with faults is not sent: the button says what is missing', async () => {
  const fault = { row: 12, column: 'Số lớp', value: 'abc', message: 'Cần một số nguyên.' }
  const { requests } = await open({ problems: [fault], isImportable: false })
  await choose()
  await press('Xác nhận')
  await press('Nhập công văn')
  expect((await screen.findByRole('alert')).textContent).toMatch(/còn 1 lỗi/)
  expect(requests.some(({ url }) => url.pathname === '/api/targets/letters')).toBe(false)
  await press('Xem các lỗi')
  expect(await screen.findByText('Cần một số nguyên.')).toBeTruthy()
})

test('a file that cannot be read: what happened, and another can be chosen', async () => {
  await visit(letterRoutes, '/letters/new', {
    '/programmes': [programme],
    '/targets/letters/preview': () => problem(422, 'targets.unreadable-file', 'Không đọc được tệp phân bổ chỉ tiêu.'),
  })
  await choose()
  expect((await screen.findByRole('alert')).textContent).toMatch(/Không đọc được tệp/)
  expect(screen.queryByRole('button', { name: 'Các cột' })).toBeNull()
})

test('a province is told that letters are imported by the ministry', async () => {
  await open({}, { ...MINISTRY, role: 'province' })
  expect(
    await screen.findByText('Chỉ tài khoản của Bộ nhập được công văn phân bổ.', {}, { timeout: 15_000 }),
  ).toBeTruthy()
})

test('while the file is read it can be given up, and then nothing is left of it', async () => {
  let answer: (preview: LetterPreview) => void = () => {}
  await visit(letterRoutes, '/letters/new', {
    '/programmes': [programme],
    '/targets/letters/preview': () => new Promise((resolve) => (answer = resolve)),
  })
  await choose()
  expect(await screen.findByText('Đang đọc tệp…')).toBeTruthy()
  await press('Dừng')
  await vi.waitFor(() => expect(screen.queryByText('cong-van-2014.csv')).toBeNull())
  answer(preview)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(screen.queryByText(/Đã đọc/)).toBeNull()
})
