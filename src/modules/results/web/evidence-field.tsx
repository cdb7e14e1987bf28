import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { formatNumber } from '#kernel/number.ts'
import { MAX_FILE_BYTES, MAX_FILE_MB } from '#kernel/upload-limits.ts'
import { FileDrop } from '#ui/file-drop.tsx'
import { Icon } from '#ui/icon.tsx'
import { Meter } from '#ui/meter.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Attached, useUploads } from './use-uploads.ts'

const ACCEPTED = 'image/jpeg,image/png,image/webp,image/heic,application/pdf,.jpg,.jpeg,.png,.webp,.heic,.pdf'
const kilobytes = (bytes: number) => Math.ceil(bytes / 1024)

/** Photographs, scans and PDF: dropped or chosen, several at once, each with its own progress. */
export function EvidenceField({ uploads, hasPlace }: { uploads: ReturnType<typeof useUploads>; hasPlace: boolean }) {
  const { t } = useLingui()
  const [tooLarge, setTooLarge] = useState<string[]>([])
  return (
    <>
      {hasPlace ? (
        <FileDrop
          id="field-files"
          label={t`Thả ảnh, PDF hoặc bản quét vào đây`}
          hint={t`JPEG, PNG, WebP, HEIC hoặc PDF; mỗi tệp không quá ${MAX_FILE_MB} MB. Đứt mạng thì chọn lại tệp: phần đã gửi không phải gửi lại.`}
          accept={ACCEPTED}
          isMultiple
          onFiles={(chosen) => {
            setTooLarge(chosen.filter(({ size }) => size > MAX_FILE_BYTES).map(({ name }) => name))
            void uploads.add(chosen.filter(({ size }) => size > 0 && size <= MAX_FILE_BYTES))
          }}
        />
      ) : (
        <p id="field-files" tabIndex={-1} className="soft">
          <Trans>Chọn ngày và tỉnh trước: chứng từ được giữ trong hồ sơ của tỉnh.</Trans>
        </p>
      )}
      {tooLarge.length > 0 && (
        <Notice
          tone="bad"
          title={
            <Trans>
              Lớn hơn {MAX_FILE_MB} MB nên chưa gửi: {tooLarge.join(', ')}
            </Trans>
          }
        >
          <p>
            <Trans>Hãy quét ở độ phân giải thấp hơn hoặc tách thành nhiều tệp.</Trans>
          </p>
        </Notice>
      )}
      <ul className="uploads">
        {uploads.files.map((file) => (
          <li key={file.id}>
            <UploadLine file={file} uploads={uploads} />
          </li>
        ))}
      </ul>
    </>
  )
}

function UploadLine({ file, uploads }: { file: Attached; uploads: ReturnType<typeof useUploads> }) {
  const { t } = useLingui()
  const { id, name, size, sent, state, fault } = file
  if (state === 'sending' || state === 'retrying' || state === 'waiting') {
    return (
      <>
        <Meter
          label={name}
          done={kilobytes(sent)}
          total={kilobytes(size)}
          unit="kB"
          onCancel={() => uploads.stop(id)}
        />
        {state === 'retrying' && (
          <p role="status" className="soft small">
            <Trans>Mất kết nối, đang thử lại…</Trans>
          </p>
        )}
      </>
    )
  }
  return (
    <>
      <div className="upload-line">
        <span>
          <Icon name={state === 'done' ? 'check' : 'alert'} /> {name}{' '}
          <span className="soft small num">
            {formatNumber(kilobytes(size))} kB ·{' '}
            {state === 'done' ? (
              <Trans>đã gửi</Trans>
            ) : state === 'stopped' ? (
              <Trans>chưa gửi hết</Trans>
            ) : (
              <Trans>không gửi được</Trans>
            )}
          </span>
        </span>
        <span className="moves-buttons">
          {state !== 'done' && uploads.canResume(id) && (
            <button type="button" className="button button-small" onClick={() => uploads.resume(file)}>
              <Trans>Gửi tiếp</Trans>
            </button>
          )}
          <button
            type="button"
            className="button button-small"
            aria-label={t`Bỏ tệp ${name}`}
            onClick={() => uploads.remove(id)}
          >
            <Trans>Bỏ</Trans>
          </button>
        </span>
      </div>
      {fault && <p className="field-error">{fault}</p>}
      {state === 'stopped' && !uploads.canResume(id) && (
        <p className="soft small">
          <Trans>Chọn lại đúng tệp này để gửi tiếp phần còn thiếu.</Trans>
        </p>
      )}
    </>
  )
}
