import { Trans } from '@lingui/react/macro'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { CallFault } from './api.ts'
import { Notice } from './notice.tsx'

/** Shown instead of a page whose data could not be loaded: what happened, why, what next. */
export function RouteFault({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <div className="page">
      <h1>
        <Trans>Không mở được trang</Trans>
      </h1>
      <FaultNotice error={error} onRetry={again} />
    </div>
  )
}

/** The same where not even the frame of the page could be shown. */
export function FrameFault(fault: ErrorComponentProps) {
  return (
    <main id="main">
      <RouteFault {...fault} />
    </main>
  )
}

/** What a failed call means for the person, with a way on. */
export function FaultNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const isFault = error instanceof CallFault
  return (
    <Notice tone="bad" title={isFault ? error.title : <Trans>Trang gặp lỗi ngoài dự kiến.</Trans>}>
      {error instanceof Error && (!isFault || error.message !== error.title) && <p>{error.message}</p>}
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          <Trans>Thử lại</Trans>
        </button>
      )}
    </Notice>
  )
}

export function RouteMissing() {
  return (
    <main className="page" id="main">
      <h1>
        <Trans>Không có trang này</Trans>
      </h1>
      <p>
        <Trans>Địa chỉ có thể đã gõ sai hoặc trang đã chuyển đi.</Trans>
      </p>
      <p>
        <Link to="/">
          <Trans>Về trang tiến độ</Trans>
        </Link>
      </p>
    </main>
  )
}

export function RoutePending() {
  return (
    <div className="page" role="status">
      <p className="pending">
        <Trans>Đang tải…</Trans>
      </p>
    </div>
  )
}
