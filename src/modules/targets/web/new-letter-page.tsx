import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { SendingMeter } from '#ui/sending-meter.tsx'
import { useSession } from '#ui/session.ts'
import { ChooseStep } from './choose-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { DoneStep } from './done-step.tsx'
import { type LetterDraft, type LetterWithPreview, previewQuery } from './letters.queries.ts'
import { RepairsStep } from './repairs-step.tsx'
import { SumsStep } from './sums-step.tsx'
import './letters.css'

const STEPS = ['choose', 'columns', 'repairs', 'sums', 'confirm', 'done'] as const
type Step = (typeof STEPS)[number]

/** The import of a letter, step by step. Nothing is changed before the last. */
export function NewLetterPage() {
  const { t } = useLingui()
  const { role } = useSession()
  const [draft, setDraft] = useState<LetterDraft>()
  const [sent, setSent] = useState(0)
  const [step, setStep] = useState<Step>('choose')
  const [done, setDone] = useState<LetterWithPreview>()
  const { data: preview, error, isFetching, refetch } = useQuery(previewQuery(draft, setSent))
  const titles: Record<Step, string> = {
    choose: t`Chọn tệp`,
    columns: t`Các cột`,
    repairs: t`Sửa chữa và nghi vấn`,
    sums: t`Tổng cộng`,
    confirm: t`Xác nhận`,
    done: t`Xong`,
  }
  const heading = useRef<HTMLHeadingElement>(null)
  const hasMoved = useRef(false)
  useEffect(() => {
    if (hasMoved.current) heading.current?.focus()
    hasMoved.current = step !== 'choose' || hasMoved.current
  }, [step])

  if (role !== 'ministry') {
    return (
      <Page title={t`Nhập công văn phân bổ`} width="narrow">
        <Notice tone="warn" title={<Trans>Chỉ tài khoản của Bộ nhập được công văn phân bổ.</Trans>} />
      </Page>
    )
  }
  const isReadable = draft !== undefined && preview !== undefined && !error
  const go = (to: Step) => () => setStep(to)
  return (
    <Page
      title={t`Nhập công văn phân bổ`}
      lead={<Trans>Xem trước toàn bộ; chưa có gì thay đổi cho tới bước xác nhận.</Trans>}
    >
      <ol className="wizard-steps">
        {STEPS.map((name) => {
          const isOpen = name !== step && !done && name !== 'done' && (name === 'choose' || isReadable)
          return (
            <li key={name}>
              {isOpen ? (
                <button type="button" onClick={go(name)}>
                  {titles[name]}
                </button>
              ) : (
                <span {...(name === step ? { 'aria-current': 'step' as const } : {})}>{titles[name]}</span>
              )}
            </li>
          )
        })}
      </ol>
      <section className="wizard-body" aria-busy={isFetching}>
        <h2 ref={heading} tabIndex={-1}>
          {titles[step]}
        </h2>
        {step === 'choose' && <ChooseStep draft={draft} onDraft={setDraft} />}
        {error && draft && <FaultNotice error={error} onRetry={() => void refetch()} />}
        {isFetching && draft && (
          <SendingMeter
            label={t`Đang gửi ${draft.fileName}`}
            sent={sent}
            size={draft.file.size}
            after={<Trans>Đang đọc tệp…</Trans>}
            isAfterStoppable
            onStop={() => {
              setDraft(undefined)
              setStep('choose')
            }}
          />
        )}
        {isReadable && step === 'choose' && <ReadNotice preview={preview} onNext={go('columns')} />}
        {isReadable && step === 'columns' && (
          <ColumnsStep
            preview={preview}
            chosen={draft.columns}
            onChoose={(columns) => setDraft({ ...draft, columns })}
            onNext={go('repairs')}
          />
        )}
        {isReadable && step === 'repairs' && <RepairsStep preview={preview} onNext={go('sums')} />}
        {isReadable && step === 'sums' && <SumsStep preview={preview} onNext={go('confirm')} />}
        {isReadable && step === 'confirm' && (
          <ConfirmStep
            draft={draft}
            preview={preview}
            onFix={go('repairs')}
            onDone={(letter) => {
              setDone(letter)
              setStep('done')
            }}
          />
        )}
        {done && step === 'done' && <DoneStep imported={done} />}
      </section>
    </Page>
  )
}

type ReadNoticeProps = { preview: LetterWithPreview['preview']; onNext: () => void }

/** What was found in the file, at a glance. */
function ReadNotice({ preview: { tables, provinces, problems, doubts, repairs }, onNext }: ReadNoticeProps) {
  const isGood = problems.length === 0 && tables.length > 0
  return (
    <>
      <Notice
        tone={isGood ? 'good' : 'bad'}
        title={
          tables.length === 0 ? (
            <Trans>Không tìm thấy bảng chỉ tiêu nào trong tệp này.</Trans>
          ) : (
            <Trans>
              Đã đọc: {tables.length} bảng, {provinces} tỉnh.
            </Trans>
          )
        }
      >
        <p>
          <Trans>
            {repairs.length} chỗ tên hoặc số đã sửa, {doubts.length} nghi vấn, {problems.length} lỗi.
          </Trans>
        </p>
        {tables.length === 0 && problems[0] && <p>{problems[0].message}</p>}
      </Notice>
      {tables.length > 0 && (
        <div className="wizard-actions">
          <button type="button" className="button button-main" onClick={onNext}>
            <Trans>Tiếp: xem các cột</Trans>
          </button>
        </div>
      )}
    </>
  )
}
