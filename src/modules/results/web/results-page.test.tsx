import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { visit } from '#ui/testing/visit.tsx'
import { resultRoutes } from './results-routes.tsx'

const answers = {
  '/results': { items: [], next: null, counts: { draft: 2, accepted: 3 } },
  '/programmes': [],
  '/territory/provinces': [],
}

test.each([
  ['/results', 'Tất cả 5'],
  ['/results?state=accepted', 'Đã nghiệm thu 3'],
  ['/results?state=draft&year=2015', 'Bản nháp 2'],
])('at %s exactly one state is marked as the one shown', async (path, name) => {
  await visit(resultRoutes, path, answers)
  const tabs = await screen.findByRole('navigation', { name: 'Trạng thái' }, { timeout: 15_000 })
  await within(tabs).findByRole('link', { name })
  const current = within(tabs).getAllByRole('link', { current: 'page' })
  expect(current.map(({ textContent }) => textContent)).toEqual([name])
})
