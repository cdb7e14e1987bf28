import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatNumber } from '#kernel/number.ts'
import './meter.css'

type MeterProps = { label: ReactNode; done: number; total: number; unit?: string; onCancel?: () => void }

/** Work under way: how much of how much, and a way to stop it. */
export function Meter({ label, done, total, unit = '', onCancel }: MeterProps) {
  const percent = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0
  return (
    <div className="meter">
      <div className="meter-line">
        <span>{label}</span>
        <span className="num soft">
          {formatNumber(done)} / {formatNumber(total)} {unit} · {percent} %
        </span>
        {onCancel && (
          <button type="button" className="button button-small" onClick={onCancel}>
            <Trans>Dừng</Trans>
          </button>
        )}
      </div>
      <div
        className="meter-track"
        role="progressbar"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={typeof label === 'string' ? label : undefined}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}
