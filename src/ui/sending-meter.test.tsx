import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { SendingMeter } from './sending-meter.tsx'

beforeAll(() => i18n.loadAndActivate({ locale: 'vi', messages: {} }))
afterEach(cleanup)

function show(sent: number, isAfterStoppable = false) {
  const onStop = vi.fn()
  const given = { label: 'cv.xlsx', size: 4096, after: 'Đang đọc…', onStop, isAfterStoppable }
  render(
    <I18nProvider i18n={i18n}>
      <SendingMeter {...given} sent={sent} />
    </I18nProvider>,
  )
  return onStop
}

test('on its way: how much, and a way to stop', () => {
  const onStop = show(1024)
  expect(screen.getByRole('progressbar', { name: 'cv.xlsx' }).getAttribute('aria-valuenow')).toBe('25')
  expect(screen.getByText('1 / 4 kB · 25 %')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Dừng' }))
  expect(onStop).toHaveBeenCalledOnce()
})

test('once it has left: what is done with it; stopping is offered only where it undoes everything', () => {
  show(4096)
  expect(screen.getByRole('status').textContent).toBe('Đang đọc…')
  expect(screen.queryByRole('button')).toBeNull()
  cleanup()
  show(4096, true)
  expect(screen.getByRole('button', { name: 'Dừng' })).toBeTruthy()
})
