import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { ResultEvent, ResultPage } from '../contract.ts'
import { HistoryList } from './history-list.tsx'

const event = (part: Partial<ResultEvent>): ResultEvent => ({
  version: 1,
  move: 'record',
  reason: '',
  by: 'Sở Hà Giang',
  at: '2026-11-22T17:14:00.000Z',
  changes: [],
  ...part,
})

test('newest first, by whom, on the clock of Vietnam; what nobody did was done by the system', () => {
  vi.stubGlobal('fetch', async () => new Response('[]', { headers: { 'content-type': 'application/json' } }))
  i18n.loadAndActivate({ locale: 'vi', messages: {} })
  const events = [event({}), event({ version: 2, move: 'accept', by: null })]
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>
        <HistoryList result={{ events } as ResultPage} />
      </QueryClientProvider>
    </I18nProvider>,
  )
  const items = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(items).toEqual(['Nghiệm thu23/11/2026 00:14 · Hệ thống', 'Đã ghi lần đầu23/11/2026 00:14 · Sở Hà Giang'])
  vi.unstubAllGlobals()
})
