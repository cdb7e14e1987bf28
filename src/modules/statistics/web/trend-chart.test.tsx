import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Trend } from '../contract.ts'
import { TrendChart } from './trend-chart.tsx'

const title = (vi: string) => ({ vi, en: vi })
const trend: Trend = {
  goal: {
    code: 'p1.model-classes',
    indicator: 'p1.model-classes',
    project: 'p1',
    title: title('Lớp mô hình'),
    short: title('Lớp'),
    unit: title('lớp'),
    direction: 'at-least',
    kind: 'sum',
    isPriority: true,
    citation: { source: 's', clause: 'c', quote: 'q' },
  },
  unit: { id: 'VN', name: 'Cả nước', nameEn: 'Whole country' },
  target: 2000,
  months: [
    { month: 1, value: 250, running: 250 },
    { month: 2, value: 1000, running: 1250 },
  ],
}
const show = (given: Trend) =>
  render(
    <I18nProvider i18n={i18n}>
      <TrendChart trend={given} />
    </I18nProvider>,
  )

beforeAll(() => i18n.loadAndActivate({ locale: 'vi', messages: {} }))
afterEach(cleanup)

test('the same figures stand in a real table, with the running sum against the target', () => {
  show(trend)
  const row = screen.getByRole('rowheader', { name: '2' }).closest('tr')!
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['1.000', '1.250', '62,5 %'])
})

test('without a target nothing is measured against it', () => {
  show({ ...trend, target: null })
  expect(screen.getByText(/không giao chỉ tiêu/)).toBeTruthy()
  expect(screen.getAllByRole('cell').filter((cell) => cell.textContent === '–')).toHaveLength(2)
})

test('nothing accepted yet is said in words', () => {
  show({ ...trend, months: [{ month: 1, value: 0, running: 0 }] })
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.getByText(/Chưa có kết quả nào được nghiệm thu/)).toBeTruthy()
})
