import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { NavItem } from './app-route.tsx'
import { Brand } from './brand.tsx'
import { Icon } from './icon.tsx'
import { Preferences } from './preferences.tsx'
import { ROLE_LABELS } from './role-labels.ts'
import { type Session, SessionContext } from './session.ts'
import './shell.css'

type ShellProps = { session: Session; nav: NavItem[]; onSignOut: () => Promise<void>; children: ReactNode }

/** Header with navigation, the mark of demo data, the page. */
export function Shell({ session, nav, onSignOut, children }: ShellProps) {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useFocusOnNewPage(path, main)
  return (
    <SessionContext value={session}>
      <a className="skip" href="#main">
        <Trans>Tới nội dung chính</Trans>
      </a>
      <header>
        {session.isDemo && (
          <p className="demo-bar">
            <strong>
              <Trans>Dữ liệu minh họa</Trans>
            </strong>
            <span>
              <Trans>Số liệu trên trang chỉ để xem thử, không phải số liệu thật.</Trans>
            </span>
          </p>
        )}
        <Header key={path} session={session} nav={nav} onSignOut={onSignOut} />
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </SessionContext>
  )
}

function Header({ session, nav, onSignOut }: Omit<ShellProps, 'children'>) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const items = nav.filter(({ roles }) => !roles || roles.includes(session.role))
  return (
    <div className={isOpen ? 'header is-open' : 'header'}>
      <Link to="/" className="header-brand" aria-label={t`An Toàn, về trang tiến độ`}>
        <Brand />
      </Link>
      <button
        type="button"
        className="header-toggle"
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpen(!isOpen)}
        onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
      >
        <Icon name={isOpen ? 'close' : 'menu'} size={22} />
        <Trans>Trình đơn</Trans>
      </button>
      <div className="header-menu" id="menu">
        <nav aria-label={t`Các phần của chương trình`}>
          {items.map(({ to, label }) => (
            <Link key={to} to={to} activeProps={{ className: 'is-current', 'aria-current': 'page' }}>
              {t(label)}
            </Link>
          ))}
        </nav>
        <div className="header-tools">
          <Preferences />
          <p className="header-person">
            <strong>{session.name}</strong>
            <span>{session.province?.name ?? t(ROLE_LABELS[session.role])}</span>
          </p>
          <button type="button" className="button button-quiet" onClick={() => void onSignOut()}>
            <Trans>Đăng xuất</Trans>
          </button>
        </div>
      </div>
    </div>
  )
}

/** After a change of page the focus goes to its content, as it would on a page loaded anew. */
function useFocusOnNewPage(path: string, main: { current: HTMLElement | null }) {
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.focus({ preventScroll: true })
  }, [path, main])
}
