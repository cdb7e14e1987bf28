import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { problem, visit } from '#ui/testing/visit.tsx'
import { signInRoute } from './sign-in-route.tsx'

function fill(email: string, password: string) {
  fireEvent.change(screen.getByLabelText('Địa chỉ thư'), { target: { value: email } })
  fireEvent.change(screen.getByLabelText('Mật khẩu'), { target: { value: password } })
  fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }))
}

test('an empty form says what is missing, and nothing is sent', async () => {
  const { requests } = await visit([signInRoute], '/sign-in', {}, { isFrameless: true })
  fireEvent.click(await screen.findByRole('button', { name: 'Đăng nhập' }))
  fireEvent.click(screen.getByRole('link', { name: 'Nhập mật khẩu' }))
  expect(document.activeElement).toBe(screen.getByLabelText('Mật khẩu'))
  expect(screen.getByLabelText('Địa chỉ thư').getAttribute('aria-invalid')).toBe('true')
  expect(requests.filter(({ method }) => method === 'POST')).toEqual([])
})

test('a wrong password is said in the words of the server', async () => {
  const refuse = () => problem(401, 'identity.wrong-credentials', 'Địa chỉ thư hoặc mật khẩu không đúng.')
  await visit([signInRoute], '/sign-in', { '/identity/sign-in': refuse }, { isFrameless: true })
  await screen.findByRole('button', { name: 'Đăng nhập' })
  fill('bo@antoan.vn', 'sai')
  expect((await screen.findByRole('alert')).textContent).toBe('Địa chỉ thư hoặc mật khẩu không đúng.')
})

test.each([
  ['/sign-in?next=/progress?year=2015', '/progress'],
  ['/sign-in?next=//evil.example/x', '/'],
])('after signing in at %s one is at %s', async (path, expected) => {
  const { router, requests } = await visit([signInRoute], path, { '/identity/sign-in': null }, { isFrameless: true })
  await screen.findByRole('button', { name: 'Đăng nhập' })
  fill('BO@antoan.vn', 'đúng')
  await waitFor(() => expect(router.state.location.pathname).toBe(expected))
  expect(requests.find(({ method }) => method === 'POST')?.body).toBe('{"email":"bo@antoan.vn","password":"đúng"}')
})

const DEMO = {
  version: '1',
  isDemo: true,
  demoAccounts: [
    { email: 'bo@antoan.vn', password: 'xem-thử', name: 'Bàn Chương trình', role: 'ministry' },
    { email: 'hagiang@antoan.vn', password: 'xem-thử', name: 'Sở Hà Giang', role: 'province' },
  ],
}

test('demonstration: it is said, and one press on an account signs in with it', async () => {
  const answers = { '/system': DEMO, '/identity/sign-in': null }
  const { router, requests } = await visit([signInRoute], '/sign-in', answers, { isFrameless: true })
  expect(await screen.findByRole('heading', { name: 'Dữ liệu minh họa' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /Sở Hà Giang.*Cấp tỉnh/ }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/'))
  expect(requests.find(({ method }) => method === 'POST')?.body).toBe(
    '{"email":"hagiang@antoan.vn","password":"xem-thử"}',
  )
})

test('real data: no account is shown', async () => {
  const answers = { '/system': { version: '1', isDemo: false, demoAccounts: [] } }
  const { requests } = await visit([signInRoute], '/sign-in', answers, { isFrameless: true })
  await waitFor(() => expect(requests.some(({ url }) => url.pathname === '/api/system')).toBe(true))
  await screen.findByRole('button', { name: 'Đăng nhập' })
  expect(screen.queryByText('Dữ liệu minh họa')).toBeNull()
})
