import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatNumber } from '#kernel/number.ts'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import type { LetterWithPreview } from './letters.queries.ts'
import { useUndoLetter } from './letters-page.tsx'

/** It is done: where to look at it, and the way back. */
export function DoneStep({ imported: { letter } }: { imported: LetterWithPreview }) {
  const undoing = useUndoLetter()
  if (undoing.isSuccess) {
    return (
      <Notice title={<Trans>Đã hoàn tác: công văn {letter.number} thôi hiệu lực.</Trans>}>
        <p>
          <Link to="/letters">
            <Trans>Về danh sách công văn</Trans>
          </Link>
        </p>
      </Notice>
    )
  }
  return (
    <>
      <Notice
        tone="good"
        title={
          <Trans>
            Công văn {letter.number} đã được nhập: {formatNumber(letter.provinces)} tỉnh, năm {letter.year}.
          </Trans>
        }
      />
      {undoing.error && <FaultNotice error={undoing.error} />}
      <div className="wizard-actions">
        <Link to="/progress" search={{ year: letter.year }} className="button button-main">
          <Trans>Xem tiến độ năm {letter.year}</Trans>
        </Link>
        <Link to="/letters/$letterId" params={{ letterId: letter.id }} className="button">
          <Trans>Xem công văn</Trans>
        </Link>
        <button type="button" className="button" onClick={() => undoing.mutate(letter)}>
          <Icon name="undo" /> <Trans>Hoàn tác</Trans>
        </button>
      </div>
    </>
  )
}
