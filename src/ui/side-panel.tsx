import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'
import './side-panel.css'

type SidePanelProps = { title: ReactNode; onClose: () => void; children: ReactNode }

/**
 * A panel beside the page, a whole sheet on a phone. The browser's own modal dialog keeps the focus inside and closes
 * on Esc; when it goes, the focus returns to where it was.
 */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const { t } = useLingui()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const panel = dialog.current
    panel?.showModal()
    return () => {
      panel?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // The backdrop belongs to the dialog: a press on it lands on the dialog itself. Esc is the way by keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      className="side-panel"
      ref={dialog}
      aria-labelledby="side-panel-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      <div className="side-panel-inner">
        <div className="side-panel-head">
          <h2 id="side-panel-title">{title}</h2>
          <button type="button" className="button button-quiet" aria-label={t`Đóng`} onClick={onClose}>
            <Icon name="close" size={22} />
          </button>
        </div>
        <div className="side-panel-body">{children}</div>
      </div>
    </dialog>
  )
}
