import { fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { MINISTRY, problem, visit } from '#ui/testing/visit.tsx'
import { resultRoutes } from './results-routes.tsx'

const title = (vi: string) => ({ vi, en: vi })
const provinceId = '00000000-0000-4000-8000-000000000036'
const citation = { source: 's', clause: 'Bảng 2', quote: 'số lớp tối thiểu' }
const measure = (code: string, words: string) => ({ code, title: title(words), unit: title('lớp'), role: 'both' })
const programme = {
  id: 'osh',
  title: title('Chương trình'),
  from: '2011-01-01',
  to: '2015-12-31',
  citation,
  projects: [{ id: 'p3', title: title('Dự án 3') }],
  indicators: [
    {
      code: 'p3.worker-direct',
      project: 'p3',
      title: title('Huấn luyện người lao động'),
      short: title('Người lao động'),
      kind: 'classes',
      direction: 'at-least',
      unit: title('lớp'),
      priority: true,
      citation,
      measures: [
        measure('p3.worker-direct.classes', 'Huấn luyện – số lớp'),
        measure('p3.worker-direct.people', 'Huấn luyện – số người'),
      ],
    },
  ],
  sources: [],
  packVersion: '1',
}
const province = {
  id: provinceId,
  level: 'province',
  code: '36',
  name: 'Nam Định',
  kind: 'tỉnh',
  fullName: 'Tỉnh Nam Định',
  parentId: null,
  fromOn: '2008-08-01',
  toOn: null,
  predecessors: [],
}
const session = {
  ...MINISTRY,
  role: 'province' as const,
  province: { id: provinceId, code: '36', name: 'Nam Định' },
  provinceIds: [provinceId],
}
afterEach(() => vi.unstubAllGlobals())

function open(put: () => unknown) {
  const answers = new Proxy({} as Record<string, unknown>, {
    get: (_, path: string) => {
      if (path === '/programmes') return [programme]
      if (path === '/territory/provinces') return [province]
      const answer = (_url: URL, init?: RequestInit) =>
        init?.method === 'PUT' ? put() : problem(404, 'common.not-found', 'Không tìm thấy.')
      return path.startsWith('/results/') ? answer : undefined
    },
  })
  return visit(resultRoutes, '/results/new', answers, { session })
}
async function fill() {
  fireEvent.change(await screen.findByLabelText('Chỉ tiêu', {}, { timeout: 15_000 }), {
    target: { value: 'p3.worker-direct' },
  })
  fireEvent.change(screen.getByLabelText('Ngày thực hiện'), { target: { value: '15/6/2015' } })
  fireEvent.change(screen.getByLabelText('Số lớp'), { target: { value: '2' } })
  fireEvent.change(screen.getByLabelText('Số người'), { target: { value: '1.100' } })
  await screen.findByRole('option', { name: 'Tỉnh Nam Định' })
}
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Lưu bản nháp' }))
const puts = (requests: { method: string; body: unknown }[]) =>
  requests.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(String(body)))

test('nothing filled in: nothing is sent, each fault leads to its field', async () => {
  const { requests } = await open(() => ({ version: 1 }))
  await screen.findByRole('button', { name: 'Lưu bản nháp' }, { timeout: 15_000 })
  save()
  fireEvent.click(await screen.findByRole('link', { name: 'Chọn chỉ tiêu.' }))
  expect(document.activeElement?.id).toBe('field-indicator')
  expect(puts(requests)).toEqual([])
})

test('the indicator brings its measures and its clause; numbers are read as Vietnamese write them', async () => {
  const { requests } = await open(() => ({ version: 1 }))
  await fill()
  expect(screen.getByText('«số lớp tối thiểu»')).toBeTruthy()
  save()
  await vi.waitFor(() => expect(puts(requests)).toHaveLength(1))
  expect(puts(requests)[0]).toMatchObject({
    unitId: provinceId,
    onDay: '2015-06-15',
    quantities: { 'p3.worker-direct.classes': 2, 'p3.worker-direct.people': 1100 },
    version: 0,
  })
})

test('a fault the server finds stands at its field, and what was typed stays and is kept in the browser', async () => {
  const errors = [{ path: 'body.onDay', message: 'Ngày thực hiện không thể sau hôm nay.' }]
  await open(() => problem(400, 'common.invalid', 'Dữ liệu chưa đúng.', { errors }))
  await fill()
  save()
  expect(await screen.findAllByText('Ngày thực hiện không thể sau hôm nay.')).toHaveLength(2) // in the summary and at the field
  expect(screen.getByLabelText<HTMLInputElement>('Số người').value).toBe('1.100')
  expect(localStorage.getItem('antoan.result-form.bo@antoan.vn.new')).toContain('1.100')
})

test('somebody was faster: nothing typed is lost, and there are two ways on', async () => {
  await open(() => problem(409, 'common.changed-meanwhile', 'Người khác đã sửa.'))
  await fill()
  save()
  expect(await screen.findByRole('button', { name: 'Giữ phần đang gõ' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Xem bản mới' })).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Số lớp').value).toBe('2')
})
