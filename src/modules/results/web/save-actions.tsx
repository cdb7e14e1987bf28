import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { IndicatorInfo } from '#modules/programme/contract.ts'
import { CallFault, call, newKey } from '#ui/api.ts'
import { useTitle } from '#ui/i18n.ts'
import { Notice } from '#ui/notice.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { useToast } from '#ui/toasts.tsx'
import { ResultPage } from '../contract.ts'
import { type FormFault, type FormState, fieldOfPath, forgetForm, readForm } from './form-state.ts'
import { measureLabel } from './indicator-names.ts'
import { moveResult, recordResult } from './results.queries.ts'

type SaveActionsProps = {
  owner: string
  name: string
  form: FormState
  indicator: IndicatorInfo | undefined
  onFaults: (faults: FormFault[]) => void
  onVersion: (version: number) => void
}

/** Save, or save and submit. What is missing is said with links to the fields; nothing typed is lost by a refusal. */
export function SaveActions({ owner, name, form, indicator, onFaults, onVersion }: SaveActionsProps) {
  const { t } = useLingui()
  const title = useTitle()
  const navigate = useNavigate()
  const client = useQueryClient()
  const show = useToast()
  const [key, setKey] = useState(newKey)
  const messages = {
    indicator: t`Chọn chỉ tiêu.`,
    day: t`Ghi ngày thực hiện dạng ngày/tháng/năm, ví dụ 15/06/2015.`,
    province: t`Chọn tỉnh, thành phố.`,
    quantity: (measure: string) => t`${measure}: ghi một số nguyên, không âm (0 nếu không có).`,
    files: t`Còn tệp đang gửi: chờ gửi xong, hoặc dừng tệp đó.`,
  }
  const saving = useMutation({
    mutationFn: async (isSubmitted: boolean) => {
      const read = readForm(form, indicator, messages, (measure) => measureLabel(title(measure.title)))
      onFaults('faults' in read ? read.faults : [])
      if ('faults' in read) return
      const { version } = await recordResult(form.id, read.result, key)
      onVersion(version)
      if (isSubmitted) await moveResult(form.id, { move: 'submit', version, reason: '' })
      forgetForm(owner, name)
      await client.invalidateQueries({ queryKey: ['results'] })
      show({ text: isSubmitted ? <Trans>Đã lưu và gửi nghiệm thu.</Trans> : <Trans>Đã lưu bản nháp.</Trans> })
      await navigate({ to: '/results/$resultId', params: { resultId: form.id } })
    },
    onError: (error) => {
      setKey(newKey())
      if (error instanceof CallFault)
        onFaults(error.fields.map(({ path, message }) => ({ fieldId: fieldOfPath(path), message })))
    },
  })
  const isConflict = saving.error instanceof CallFault && saving.error.status === 409
  const hasFields = saving.error instanceof CallFault && saving.error.fields.length > 0
  const save = (isSubmitted: boolean) => () => {
    if (!saving.isPending) saving.mutate(isSubmitted)
  }
  const takeNewVersion = async () => {
    const { version } = await call(ResultPage, `/results/${form.id}`)
    onVersion(version)
    saving.reset()
  }
  const hasEvidence = form.files.some(({ state }) => state === 'done')
  return (
    <>
      {isConflict ? (
        <Notice tone="warn" title={saving.error?.message}>
          <p>
            <Trans>
              Phần bạn gõ vẫn còn nguyên. Xem bản mới ở trang khác, hoặc giữ phần đang gõ rồi lưu đè lên bản mới.
            </Trans>
          </p>
          <p className="moves-buttons">
            <a className="button" href={`/results/${form.id}`} target="_blank" rel="noreferrer">
              <Trans>Xem bản mới</Trans>
            </a>
            <button type="button" className="button" onClick={() => void takeNewVersion()}>
              <Trans>Giữ phần đang gõ</Trans>
            </button>
          </p>
        </Notice>
      ) : (
        saving.error && !hasFields && <FaultNotice error={saving.error} />
      )}
      {!hasEvidence && (
        <p className="soft">
          <Trans>Chưa có chứng từ: vẫn lưu và gửi được, nhưng Bộ không nghiệm thu kết quả không có chứng từ.</Trans>
        </p>
      )}
      <div className="form-actions">
        <button type="button" className="button button-main" aria-busy={saving.isPending} onClick={save(true)}>
          <Trans>Lưu và gửi nghiệm thu</Trans>
        </button>
        <button type="button" className="button" aria-busy={saving.isPending} onClick={save(false)}>
          <Trans>Lưu bản nháp</Trans>
        </button>
        <span role="status" className="soft">
          {saving.isPending && <Trans>Đang lưu…</Trans>}
        </span>
      </div>
    </>
  )
}
