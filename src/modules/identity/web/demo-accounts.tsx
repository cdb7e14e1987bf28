import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { ROLE_LABELS } from '#ui/role-labels.ts'
import type { System } from '../contract.ts'
import { systemQuery } from './identity.queries.ts'

type DemoAccount = System['demoAccounts'][number]

/** Where the data are a demonstration: says so, and lets everybody in with one press. Nothing elsewhere. */
export function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const { t } = useLingui()
  const id = useId()
  const { data: system } = useQuery(systemQuery)
  if (!system?.isDemo) return null
  return (
    <section className="demo-accounts" aria-labelledby={id}>
      <h2 id={id}>
        <Trans>Dữ liệu minh họa</Trans>
      </h2>
      <p className="soft small">
        <Trans>Số liệu chỉ để xem thử. Chọn một tài khoản để vào ngay:</Trans>
      </p>
      <ul>
        {system.demoAccounts.map((account) => (
          <li key={account.email}>
            <button type="button" onClick={() => onChoose(account)}>
              <strong lang="vi">{account.name}</strong>
              <span className="soft small">
                {t(ROLE_LABELS[account.role])} · {account.email}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
