import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatNumber } from '#kernel/number.ts'
import { formatDay } from '#kernel/plain-date.ts'
import { newKey } from '#ui/api.ts'
import { Notice } from '#ui/notice.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { SendingMeter } from '#ui/sending-meter.tsx'
import { useSending } from '#ui/use-sending.ts'
import type { LetterPreview } from '../contract.ts'
import { importLetter, type LetterDraft, type LetterWithPreview } from './letters.queries.ts'

type ConfirmStepProps = {
  draft: LetterDraft
  preview: LetterPreview
  onFix: () => void
  onDone: (imported: LetterWithPreview) => void
}

/** Says exactly what will happen, then does it. Pressed too early, it says what is missing. */
export function ConfirmStep({ draft, preview, onFix, onDone }: ConfirmStepProps) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [key] = useState(newKey)
  const [isAsked, setAsked] = useState(false)
  const importing = useSending(importLetter, async (imported) => {
    await client.invalidateQueries({ queryKey: ['targets', 'letters'] })
    await client.invalidateQueries({ queryKey: ['statistics'] })
    onDone(imported)
  })
  const { letter, year, provinces, tables, problems, isImportable, alreadyImported, fileName } = preview
  const targets = tables.reduce(
    (sum, { rows }) => sum + rows.reduce((inner, { values }) => inner + Object.keys(values).length, 0),
    0,
  )
  const dated = letter.datedOn ? formatDay(letter.datedOn) : ''
  const source = letter.number
    ? dated
      ? t`công văn ${letter.number} ngày ${dated}`
      : t`công văn ${letter.number}`
    : t`tệp ${fileName}`
  const isReady = isImportable && !alreadyImported
  return (
    <>
      <p>
        <Trans>Bấm «Nhập công văn» thì:</Trans>
      </p>
      <ul className="plain-list">
        <li>
          <Trans>
            {formatNumber(targets)} chỉ tiêu của {formatNumber(provinces)} tỉnh cho năm {year} có hiệu lực ngay;
          </Trans>
        </li>
        <li>
          <Trans>mỗi chỉ tiêu ghi nguồn: {source}, kèm dòng, cột và chữ trong ô;</Trans>
        </li>
        <li>
          <Trans>tệp gốc được giữ lại; mọi việc vừa nêu có thể hoàn tác.</Trans>
        </li>
      </ul>
      <p className="soft">
        <Trans>Hoặc nhập được tất cả, hoặc không có gì thay đổi.</Trans>
      </p>
      {isAsked && !isReady && (
        <Notice
          tone="bad"
          title={
            alreadyImported ? (
              <Trans>Tệp này đã được nhập cho năm {year} rồi; chưa có gì thay đổi.</Trans>
            ) : problems.length > 0 ? (
              <Trans>Chưa nhập được: còn {problems.length} lỗi; chưa có gì thay đổi.</Trans>
            ) : (
              <Trans>Chưa nhập được: không đọc được chỉ tiêu nào trong tệp.</Trans>
            )
          }
        >
          {problems.length > 0 && (
            <button type="button" className="button" onClick={onFix}>
              <Trans>Xem các lỗi</Trans>
            </button>
          )}
        </Notice>
      )}
      {importing.error && <FaultNotice error={importing.error} onRetry={() => importing.mutate({ draft, key })} />}
      <div className="wizard-actions">
        <button
          type="button"
          className="button button-main"
          onClick={() => {
            setAsked(true)
            if (isReady && !importing.isPending) importing.mutate({ draft, key })
          }}
        >
          {importing.isPending ? <Trans>Đang nhập…</Trans> : <Trans>Nhập công văn</Trans>}
        </button>
      </div>
      {importing.isPending && (
        <SendingMeter
          label={t`Đang gửi ${draft.fileName}`}
          sent={importing.sent}
          size={draft.file.size}
          after={<Trans>Đang ghi {formatNumber(targets)} chỉ tiêu…</Trans>}
          onStop={importing.stop}
        />
      )}
    </>
  )
}
