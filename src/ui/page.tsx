import { type ReactNode, useEffect } from 'react'

type PageProps = {
  title: string
  /** A sentence under the title. */
  lead?: ReactNode
  /** Buttons and links at the right of the title. */
  actions?: ReactNode
  /** `narrow` for forms and reading. */
  width?: 'wide' | 'narrow'
  children: ReactNode
}

/** The frame of a page: its title in the page and in the window. */
export function Page({ title, lead, actions, width = 'wide', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · An Toàn`
  }, [title])
  return (
    <div className={`page page-${width}`}>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
