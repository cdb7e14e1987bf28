import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { day } from '#kernel/plain-date.ts'
import { type Session, SessionContext } from '#ui/session.ts'
import type { ResultPage } from '../contract.ts'
import { Moves } from './moves.tsx'

const provinceId = '00000000-0000-4000-8000-000000000036'
const base: ResultPage = {
  id: '00000000-0000-4000-8000-000000000001',
  unitId: provinceId,
  unitName: 'Tỉnh Nam Định',
  provinceId,
  provinceName: 'Tỉnh Nam Định',
  indicator: 'p1.model-classes',
  onDay: day('2015-06-15'),
  quantities: { 'p1.model-classes': 1 },
  note: '',
  state: 'submitted',
  version: 2,
  changedAt: '2015-06-15T00:00:00.000Z',
  files: 1,
  evidence: [
    {
      unitId: provinceId,
      id: provinceId,
      name: 'a.pdf',
      size: 1,
      mediaType: 'application/pdf',
      sha256: 'a',
      isComplete: true,
    },
  ],
  events: [],
}
const ministry: Session = {
  name: 'Bộ',
  email: 'bo@antoan.vn',
  role: 'ministry',
  province: null,
  provinceIds: null,
  isDemo: false,
}
const province: Session = { ...ministry, role: 'province', provinceIds: [provinceId] }

const sent: { path: string; body: unknown }[] = []
beforeAll(() => i18n.loadAndActivate({ locale: 'vi', messages: {} }))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  sent.length = 0
})

function show(
  session: Session,
  part: Partial<ResultPage> = {},
  answer: { status: number; body: unknown } = { status: 200, body: { version: 3 } },
) {
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    sent.push({ path, body: JSON.parse(body) })
    return new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
    })
  })
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext value={session}>
          <Moves result={{ ...base, ...part }} />
        </SessionContext>
      </QueryClientProvider>
    </I18nProvider>,
  )
}
const names = () => screen.queryAllByRole('button').map((button) => button.textContent)

test.each([
  [ministry, 'submitted', ['Nghiệm thu', 'Trả lại', 'Rút lại']],
  [province, 'submitted', ['Rút lại']],
  [province, 'draft', ['Gửi nghiệm thu', 'Xóa']],
  [province, 'accepted', []],
  [ministry, 'accepted', ['Ghi đảo']],
  [{ ...province, provinceIds: [] }, 'draft', []],
  [{ ...ministry, role: 'reader' }, 'submitted', []],
] as const)('buttons follow the table of moves (%#)', (session, state, expected) => {
  show(session as Session, { state })
  expect(names()).toEqual(expected)
})

test('acceptance is one press', async () => {
  show(ministry)
  fireEvent.click(screen.getByRole('button', { name: 'Nghiệm thu' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({ path: `/api/results/${base.id}/moves`, body: { move: 'accept', version: 2, reason: '' } })
})

test('without evidence it says so instead of sending', () => {
  show(ministry, { evidence: [] })
  fireEvent.click(screen.getByRole('button', { name: 'Nghiệm thu' }))
  expect(screen.getByRole('alert').textContent).toMatch(/Chưa có chứng từ/)
  expect(sent).toHaveLength(0)
})

test('returning asks for the reason in place, and sends it', async () => {
  show(ministry)
  fireEvent.click(screen.getByRole('button', { name: 'Trả lại' }))
  const reason = screen.getByRole('textbox')
  expect(document.activeElement).toBe(reason)
  fireEvent.click(screen.getByRole('button', { name: 'Trả lại' }))
  expect(screen.getByRole('alert').textContent).toMatch(/lý do/)
  fireEvent.change(reason, { target: { value: ' Thiếu danh sách ' } })
  fireEvent.click(screen.getByRole('button', { name: 'Trả lại' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.body).toEqual({ move: 'return', version: 2, reason: 'Thiếu danh sách' })
})

test('somebody was faster: says so and offers the new version', async () => {
  const body = { code: 'common.changed-meanwhile', title: 'Bản ghi đã được người khác sửa.', detail: '' }
  show(ministry, {}, { status: 409, body })
  fireEvent.click(screen.getByRole('button', { name: 'Nghiệm thu' }))
  expect(await screen.findByText('Bản ghi đã được người khác sửa.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Tải bản mới' })).toBeTruthy()
})

test.each([
  ['accepted', 'Ghi đảo'],
  ['draft', 'Xóa'],
] as const)('in state %s, «%s» never looks like the way forward', (state, name) => {
  show(ministry, { state })
  const look = () => screen.getByRole('button', { name }).className
  expect(look()).toBe('button button-drastic')
  if (state === 'accepted') {
    fireEvent.click(screen.getByRole('button', { name }))
    expect(look()).toBe('button button-drastic')
  }
})
