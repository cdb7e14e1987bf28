import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import type { MapData } from '#modules/territory/contract.ts'
import type { Progress, ProgressCell } from '../contract.ts'
import { territoryMapQuery } from './map.queries.ts'
import { ProgressMap } from './map.tsx'

const id = (number: number) => `00000000-0000-4000-8000-0000000000${number}`
const cell = (rest: Partial<ProgressCell>): ProgressCell => ({
  target: 10,
  result: 12,
  percent: 120,
  state: 'met',
  reported: 1,
  assigned: 1,
  well: 1,
  ...rest,
})
const province = (code: string, name: string, shapes: string[], figures: ProgressCell) => ({
  id: id(Number(code)),
  code,
  name,
  nameEn: name,
  fullName: `Tỉnh ${name}`,
  level: 'province' as const,
  region: 'I',
  shapes,
  hasReported: true,
  cells: [figures],
})
const title = (vi: string) => ({ vi, en: vi })
const progress: Progress = {
  year: 2025,
  programme: { id: 'p', title: title('Chương trình') },
  borders: day('2025-07-01'),
  letters: [],
  coverage: { reported: 1, of: 3 },
  inseparable: [],
  goals: [
    {
      code: 'p1.model-classes',
      indicator: 'p1.model-classes',
      project: 'p1',
      title: title('Lớp'),
      short: title('Lớp'),
      unit: title('lớp'),
      direction: 'at-least',
      kind: 'sum',
      isPriority: true,
      citation: { source: 's', clause: 'c', quote: 'q' },
    },
  ],
  units: [
    province('48', 'Đà Nẵng', ['48', '49'], cell({})),
    province('56', 'Khánh Hòa', ['56', '58'], cell({ result: null, percent: null, state: 'not-reported' })),
    province(
      '37',
      'Ninh Bình',
      ['35', '36', '37'],
      cell({ target: null, result: null, percent: null, state: 'not-assigned' }),
    ),
  ],
}
const shape = (name: string, code: string) => ({ shape: name, unitId: id(Number(code)), code })
const map: MapData = {
  shapes: [
    shape('Đà Nẵng', '48'),
    shape('Quàng Nam', '49'),
    shape('Khánh Hòa', '56'),
    shape('Ninh Thuận', '58'),
    shape('Hà Nam', '35'),
    shape('Nam Định', '36'),
    shape('Ninh Bình', '37'),
  ],
  archipelagos: [
    { name: 'Hoàng Sa', unitId: id(48), code: '48', longitude: 112, latitude: 16.5 },
    { name: 'Trường Sa', unitId: id(56), code: '56', longitude: 114, latitude: 9.5 },
  ],
  grids: [],
}

beforeAll(() => i18n.loadAndActivate({ locale: 'vi', messages: {} }))
afterEach(cleanup)

function show(onPick: (unitId: string) => void, data: MapData | null = map) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  if (data) client.setQueryData(territoryMapQuery.queryKey, data)
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <ProgressMap progress={progress} goalCode="p1.model-classes" onPick={onPick} />
      </QueryClientProvider>
    </I18nProvider>,
  )
}

test('Hoàng Sa and Trường Sa are there, named, with the figure of Đà Nẵng and of Khánh Hòa', async () => {
  show(() => undefined)
  const hoangSa = await screen.findByRole(
    'button',
    { name: /Quần đảo Hoàng Sa \(Tỉnh Đà Nẵng\): 12 \/ 10 lớp, 120 %, Đạt/ },
    { timeout: 15_000 },
  )
  const truongSa = screen.getByRole('button', { name: /Quần đảo Trường Sa \(Tỉnh Khánh Hòa\): .*Chưa báo cáo/ })
  expect(hoangSa.querySelector('circle')?.getAttribute('fill')).toMatch(/-met\)$/)
  expect(truongSa.querySelector('circle')?.getAttribute('fill')).toMatch(/-not-reported\)$/)
})

test('later provinces are drawn as one shape, named with their figure, and picked by Enter', async () => {
  const onPick = vi.fn()
  show(onPick)
  const ninhBinh = await screen.findByRole('button', { name: 'Tỉnh Ninh Bình: Không giao' }, { timeout: 15_000 })
  expect(ninhBinh.getAttribute('d')?.match(/M/g)).toHaveLength(1) // three shapes without a line between them
  fireEvent.keyDown(ninhBinh, { key: 'Enter' })
  expect(onPick).toHaveBeenCalledExactlyOnceWith(id(37))
})

test('one tab stop for the whole map; arrows go on from it', async () => {
  show(() => undefined)
  const first = await screen.findByRole('button', { name: /^Tỉnh Đà Nẵng/ }, { timeout: 15_000 })
  expect(screen.getAllByRole('button').filter((element) => element.getAttribute('tabindex') === '0')).toEqual([first])
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Khánh Hòa/))
})

test('where the map cannot be loaded, tiles stand in for it, with both archipelagos', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no line')))
  show(() => undefined, null)
  expect(await screen.findByText(/Không tải được bản đồ/)).toBeTruthy()
  for (const name of [/^Tỉnh Ninh Bình: Không giao/, /Hoàng Sa \(Tỉnh Đà Nẵng\)/, /Trường Sa \(Tỉnh Khánh Hòa\)/]) {
    expect(screen.getByRole('button', { name })).toBeTruthy()
  }
  vi.unstubAllGlobals()
})
