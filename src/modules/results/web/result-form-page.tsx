import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { newKey } from '#ui/api.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { useSession } from '#ui/session.ts'
import { isEditable } from '../domain/index.ts'
import { emptyForm, type FormState, forgetForm, formOf, keptForm } from './form-state.ts'
import { ResultForm } from './result-form.tsx'
import { resultQuery } from './results.queries.ts'

/** A new result. Its id is made here, so that sending it twice is one result. */
export function NewResultPage() {
  const { t } = useLingui()
  const { email, province, role } = useSession()
  const [fresh] = useState(() => emptyForm(newKey(), province?.id ?? ''))
  if (role === 'reader') {
    return (
      <Page title={t`Ghi kết quả`} width="narrow">
        <Notice tone="warn" title={<Trans>Tài khoản chỉ xem không ghi được kết quả.</Trans>} />
      </Page>
    )
  }
  return (
    <Page
      title={t`Ghi kết quả`}
      width="narrow"
      lead={<Trans>Những gì đã gõ được giữ trong trình duyệt này cho tới khi lưu.</Trans>}
    >
      <FormWithKept owner={email} name="new" fresh={fresh} />
    </Page>
  )
}

/** A draft, or a result that was returned, taken up again. */
export function EditResultPage() {
  const { t } = useLingui()
  const { resultId } = useParams({ from: '/app/results/$resultId/edit' })
  const { data: result } = useSuspenseQuery(resultQuery(resultId))
  const { email } = useSession()
  const lastReturn = result.events.findLast(({ move }) => move === 'return')
  if (!isEditable(result.state)) {
    return (
      <Page title={t`Sửa kết quả`} width="narrow">
        <Notice tone="warn" title={<Trans>Chỉ sửa được bản nháp hoặc kết quả bị trả lại.</Trans>}>
          <Link to="/results/$resultId" params={{ resultId }}>
            <Trans>Xem kết quả và các bước có thể làm</Trans>
          </Link>
        </Notice>
      </Page>
    )
  }
  return (
    <Page title={t`Sửa kết quả`} width="narrow">
      {result.state === 'returned' && lastReturn && (
        <Notice tone="warn" title={<Trans>Bị trả lại, lý do:</Trans>}>
          <p>{lastReturn.reason}</p>
        </Notice>
      )}
      <FormWithKept owner={email} name={resultId} fresh={formOf(result)} />
    </Page>
  )
}

/** The form with what was typed before and not saved, if there is any. */
function FormWithKept({ owner, name, fresh }: { owner: string; name: string; fresh: FormState }) {
  const [kept, setKept] = useState(() => keptForm(owner, name))
  return (
    <div className="stack">
      {kept && (
        <Notice title={<Trans>Đã khôi phục phần gõ dở lần trước.</Trans>}>
          <button
            type="button"
            className="button"
            onClick={() => {
              forgetForm(owner, name)
              setKept(undefined)
            }}
          >
            <Trans>Bỏ phần gõ dở, làm lại</Trans>
          </button>
        </Notice>
      )}
      <ResultForm
        key={kept ? 'kept' : 'fresh'}
        owner={owner}
        name={name}
        start={kept ?? fresh}
        isNew={fresh.version === 0}
      />
    </div>
  )
}
