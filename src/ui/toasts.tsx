import { Trans, useLingui } from '@lingui/react/macro'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { Icon } from './icon.tsx'
import './toasts.css'

type Toast = { text: ReactNode; undo?: () => Promise<void> | void }
type Shown = Toast & { id: number }

const ToastContext = createContext<(toast: Toast) => void>(() => undefined)

/** Says what was just done, with «Hoàn tác» where it can be undone. `const show = useToast()`. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext)
}

// One that can be undone stays until it is put away: time must not take a choice from anybody.
const STAYS_MS = 8_000
let last = 0

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  const [shown, setShown] = useState<Shown[]>([])
  const remove = useCallback((id: number) => setShown((list) => list.filter((toast) => toast.id !== id)), [])
  const show = useCallback(
    (toast: Toast) => {
      last += 1
      const id = last
      setShown((list) => [...list.slice(-2), { ...toast, id }])
      if (!toast.undo) setTimeout(() => remove(id), STAYS_MS)
    },
    [remove],
  )
  const value = useMemo(() => show, [show])
  return (
    <ToastContext value={value}>
      {children}
      <section className="toasts" aria-label={t`Thông báo`} aria-live="polite">
        {shown.map(({ id, text, undo }) => (
          <div key={id} className="toast">
            <span>{text}</span>
            {undo && (
              <button
                type="button"
                className="button button-small"
                onClick={() => {
                  remove(id)
                  void undo()
                }}
              >
                <Icon name="undo" /> <Trans>Hoàn tác</Trans>
              </button>
            )}
            <button
              type="button"
              className="button button-quiet button-small"
              aria-label={t`Đóng thông báo`}
              onClick={() => remove(id)}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
      </section>
    </ToastContext>
  )
}
