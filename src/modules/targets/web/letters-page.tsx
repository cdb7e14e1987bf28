import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatNumber } from '#kernel/number.ts'
import { Day, Instant } from '#ui/figures.tsx'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { useSession } from '#ui/session.ts'
import { Table } from '#ui/table.tsx'
import { useToast } from '#ui/toasts.tsx'
import type { Letter } from '../contract.ts'
import { lettersQuery, undoLetter } from './letters.queries.ts'
import './letters.css'

/** The allocation letters imported: which hold, which were taken back. */
export function LettersPage() {
  const { t } = useLingui()
  const { data: letters } = useSuspenseQuery(lettersQuery)
  const isMinistry = useSession().role === 'ministry'
  const undoing = useUndoLetter()
  return (
    <Page
      title={t`Công văn phân bổ`}
      lead={<Trans>Mỗi chỉ tiêu giao dẫn về một ô trong bảng của một công văn.</Trans>}
      actions={
        isMinistry && (
          <Link to="/letters/new" className="button button-main">
            <Icon name="upload" /> <Trans>Nhập công văn</Trans>
          </Link>
        )
      }
    >
      {undoing.error && <FaultNotice error={undoing.error} />}
      <Table
        caption={<Trans>{formatNumber(letters.length)} công văn, mới nhất trước</Trans>}
        rows={letters}
        rowKey={({ id }) => id}
        empty={
          isMinistry ? (
            <Trans>Chưa có công văn nào. Bấm «Nhập công văn» và chọn tệp .xlsx, .csv hoặc văn bản.</Trans>
          ) : (
            <Trans>Bộ chưa nhập công văn phân bổ nào.</Trans>
          )
        }
        columns={[
          {
            key: 'number',
            title: t`Số công văn`,
            isRowHead: true,
            cell: ({ id, number }) => (
              <Link to="/letters/$letterId" params={{ letterId: id }}>
                {number}
              </Link>
            ),
          },
          { key: 'dated', title: t`Ngày`, cell: ({ datedOn }) => <Day value={datedOn} /> },
          { key: 'year', title: t`Năm giao`, isNumber: true, cell: ({ year }) => year },
          { key: 'provinces', title: t`Số tỉnh`, isNumber: true, cell: ({ provinces }) => formatNumber(provinces) },
          { key: 'by', title: t`Người nhập`, cell: ({ importedBy }) => importedBy ?? '–' },
          { key: 'at', title: t`Nhập lúc`, cell: ({ importedAt }) => <Instant value={importedAt} /> },
          {
            key: 'state',
            title: t`Hiệu lực`,
            cell: (letter) => (
              <Standing letter={letter} onUndo={isMinistry ? () => undoing.mutate(letter) : undefined} />
            ),
          },
        ]}
      />
    </Page>
  )
}

function Standing({ letter: { undoneAt }, onUndo }: { letter: Letter; onUndo: (() => void) | undefined }) {
  if (undoneAt)
    return (
      <span className="soft">
        <Trans>
          Đã hoàn tác <Instant value={undoneAt} />
        </Trans>
      </span>
    )
  return (
    <span className="letter-standing">
      <span className="letter-holds">
        <Icon name="check" size={15} /> <Trans>Đang hiệu lực</Trans>
      </span>
      {onUndo && (
        <button type="button" className="button button-small" onClick={onUndo}>
          <Icon name="undo" size={15} /> <Trans>Hoàn tác</Trans>
        </button>
      )}
    </span>
  )
}

/** Takes a letter back and says so; every figure that stood on it is asked anew. */
export function useUndoLetter() {
  const client = useQueryClient()
  const show = useToast()
  return useMutation({
    mutationFn: ({ id }: Letter) => undoLetter(id),
    onSuccess: async ({ number }) => {
      show({ text: <Trans>Đã hoàn tác công văn {number}: các chỉ tiêu của công văn này thôi hiệu lực.</Trans> })
      await client.invalidateQueries({ queryKey: ['targets'] })
      await client.invalidateQueries({ queryKey: ['statistics'] })
    },
  })
}
