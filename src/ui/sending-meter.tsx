import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Meter } from './meter.tsx'

type SendingMeterProps = {
  label: ReactNode
  /** Bytes that have left, of how many. */
  sent: number
  size: number
  /** What the server does once it has the file. */
  after: ReactNode
  onStop: () => void
  /** Whether stopping still undoes everything once the file has left. */
  isAfterStoppable?: boolean
}

const kilobytes = (bytes: number) => Math.ceil(bytes / 1024)

/** A file on its way: how much has left, and a way to stop; then what is done with it. */
export function SendingMeter({ label, sent, size, after, onStop, isAfterStoppable = false }: SendingMeterProps) {
  if (sent < size) {
    return <Meter label={label} done={kilobytes(sent)} total={kilobytes(size)} unit="kB" onCancel={onStop} />
  }
  return (
    <div className="meter-line">
      <span role="status" className="soft">
        {after}
      </span>
      {isAfterStoppable && (
        <button type="button" className="button button-small" onClick={onStop}>
          <Trans>Dừng</Trans>
        </button>
      )}
    </div>
  )
}
