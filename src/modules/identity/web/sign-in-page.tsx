import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { Brand } from '#ui/brand.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { TextField } from '#ui/fields.tsx'
import { Preferences } from '#ui/preferences.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { SignIn } from '../contract.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { signIn } from './identity.queries.ts'
import './sign-in.css'

/** The door: what the product is, and a form. */
export function SignInPage() {
  const { t } = useLingui()
  useEffect(() => {
    document.title = `${t`Đăng nhập`} · An Toàn`
  }, [t])
  return (
    <main className="sign-in" id="main">
      <section className="sign-in-about">
        <Brand size={44} />
        <p className="sign-in-programme">
          <Trans>Chương trình Quốc gia về an toàn, vệ sinh lao động</Trans>
        </p>
        <p className="sign-in-sentence">
          <Trans>Từ công văn phân bổ đến báo cáo năm: mỗi con số đều dẫn được về chứng từ và điều khoản.</Trans>
        </p>
        <svg className="sign-in-line" viewBox="0 0 400 60" aria-hidden="true" focusable="false">
          <path d="M10 45h95v-15h95v-12h95v-10h95" />
          {[10, 105, 200, 295, 390].map((x, index) => (
            <circle key={x} cx={x} cy={[45, 45, 30, 18, 8][index]} r="5" />
          ))}
        </svg>
      </section>
      <section className="sign-in-form">
        <h1>
          <Trans>Đăng nhập</Trans>
        </h1>
        <SignInForm />
        <Preferences />
      </section>
    </main>
  )
}

function SignInForm() {
  const { t } = useLingui()
  const router = useRouter()
  const client = useQueryClient()
  const { next } = useSearch({ from: '/sign-in' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<FieldFault[]>([])
  const sending = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      client.clear()
      await router.invalidate()
      await router.navigate({ href: next ?? '/' })
    },
  })
  const missing: Record<string, string> = {
    email: t`Nhập địa chỉ thư, ví dụ ten@antoan.vn`,
    password: t`Nhập mật khẩu`,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter(email, password)
  }
  const enter = (email: string, password: string) => {
    const read = SignIn.safeParse({ email, password })
    setFaults(
      read.success
        ? []
        : read.error.issues.map(({ path }) => ({ fieldId: String(path[0]), message: missing[String(path[0])] ?? '' })),
    )
    if (read.success && !sending.isPending) sending.mutate(read.data)
  }
  const faultOf = (id: string) => faults.find(({ fieldId }) => fieldId === id)?.message
  return (
    <>
      <form onSubmit={submit} noValidate>
        <ErrorSummary faults={faults} />
        {sending.error && <FaultNotice error={sending.error} />}
        <TextField
          id="email"
          label={t`Địa chỉ thư`}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={faultOf('email')}
        />
        <TextField
          id="password"
          label={t`Mật khẩu`}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={faultOf('password')}
        />
        <button type="submit" className="button button-main" aria-busy={sending.isPending}>
          {sending.isPending ? <Trans>Đang đăng nhập…</Trans> : <Trans>Đăng nhập</Trans>}
        </button>
      </form>
      <DemoAccounts
        onChoose={(account) => {
          setEmail(account.email)
          setPassword(account.password)
          enter(account.email, account.password)
        }}
      />
    </>
  )
}
