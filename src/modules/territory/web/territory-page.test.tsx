import { fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { visit } from '#ui/testing/visit.tsx'
import { territoryRoute } from './territory-route.tsx'

const unit = (id: number, level: 'province' | 'commune', code: string, name: string) => ({
  id: `00000000-0000-4000-8000-0000000000${id}`,
  level,
  code,
  name,
  kind: 'tỉnh',
  fullName: `Tỉnh ${name}`,
  parentId: null,
  fromOn: '2025-07-01',
  toOn: null,
})
const namDinh = unit(36, 'province', '36', 'Nam Định')
const ninhBinh = { ...unit(37, 'province', '37', 'Ninh Bình'), predecessors: [namDinh] }
const daNang = { ...unit(48, 'province', '48', 'Đà Nẵng'), predecessors: [] }
const history = {
  id: ninhBinh.id,
  level: 'province',
  states: [{ ...unit(37, 'province', '37', 'Ninh Bình'), source: '202/2025/QH15', parentName: null }],
  predecessors: [{ unit: namDinh, onDay: '2025-07-01', share: 'whole', note: '', source: '202/2025/QH15' }],
  successors: [],
}
const answers = {
  '/territory/provinces': [ninhBinh, daNang],
  '/territory/units': { units: [unit(99, 'commune', '20194', 'Hải Châu')], nextCursor: null },
  [`/territory/units/${ninhBinh.id}`]: history,
}
const open = (path = '/territory?on=2025-07-01') => visit([territoryRoute], path, answers)
afterEach(() => vi.unstubAllGlobals())

test('provinces of the day with those they were formed of; found without tones', async () => {
  const { requests } = await open()
  expect(await screen.findByText('2 trong 2 tỉnh, thành phố vào ngày 01/07/2025', {}, { timeout: 15_000 })).toBeTruthy()
  expect(requests.find(({ url }) => url.pathname.endsWith('/provinces'))?.url.searchParams.get('on')).toBe('2025-07-01')
  expect(screen.getByText('Tỉnh Nam Định')).toBeTruthy()
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'da nang' } })
  expect(await screen.findByText(/1 trong 2/)).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Tỉnh Hải Châu' })).toBeTruthy()
})

test('a day that is none is said, and the list stays', async () => {
  await open()
  fireEvent.change(await screen.findByLabelText('Vào ngày', {}, { timeout: 15_000 }), {
    target: { value: '31/02/2025' },
  })
  expect(await screen.findByText(/ngày\/tháng\/năm/)).toBeTruthy()
  expect(screen.getByText(/vào ngày 01\/07\/2025/)).toBeTruthy()
})
