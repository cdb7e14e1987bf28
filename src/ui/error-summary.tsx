import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'

export type FieldFault = { fieldId: string; message: string }

/** What is missing before a form can be sent: each line leads to its field. Takes the focus when it appears. */
export function ErrorSummary({ faults }: { faults: FieldFault[] }) {
  const box = useRef<HTMLDivElement>(null)
  const key = faults.map(({ fieldId, message }) => fieldId + message).join('|')
  useEffect(() => {
    if (key) box.current?.focus()
  }, [key])
  if (faults.length === 0) return null
  return (
    <div className="notice notice-bad error-summary" role="alert" tabIndex={-1} ref={box}>
      <div>
        <p className="notice-title">
          <Trans>Chưa gửi được vì còn thiếu hoặc chưa đúng:</Trans>
        </p>
        <ul>
          {faults.map(({ fieldId, message }) => (
            <li key={fieldId + message}>
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(fieldId)?.focus()
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
