import { Trans, useLingui } from '@lingui/react/macro'
import { Icon } from '#ui/icon.tsx'
import { Empty, Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import type { LetterPreview } from '../contract.ts'

/** What was repaired in reading, what is doubtful, and what stands in the way. */
export function RepairsStep({ preview, onNext }: { preview: LetterPreview; onNext: () => void }) {
  return (
    <>
      <RepairsAndDoubts preview={preview} />
      <div className="wizard-actions">
        <button type="button" className="button button-main" onClick={onNext}>
          <Trans>Tiếp: xem tổng cộng</Trans>
        </button>
      </div>
    </>
  )
}

/** The same lists, as a letter that is kept shows them too. */
export function RepairsAndDoubts({ preview: { repairs, doubts, problems } }: { preview: LetterPreview }) {
  const { t } = useLingui()
  const row = (value: number | null) => value ?? '–'
  if (repairs.length + doubts.length + problems.length === 0)
    return <Empty title={<Trans>Không có gì phải sửa, không có gì đáng ngờ.</Trans>} />
  return (
    <>
      {problems.length > 0 && (
        <section>
          <Notice tone="bad" title={<Trans>{problems.length} lỗi phải xử lý trước khi nhập</Trans>}>
            <p>
              <Trans>Sửa trong tệp rồi chọn lại tệp ở bước 1; hoặc, nếu nhận sai cột, chọn lại cột ở bước 2.</Trans>
            </p>
          </Notice>
          <Table
            caption={<Trans>Lỗi: chưa nhập được</Trans>}
            rows={problems.map((problem, index) => ({ ...problem, id: String(index) }))}
            rowKey={({ id }) => id}
            empty={null}
            columns={[
              { key: 'row', title: t`Dòng`, isNumber: true, cell: (item) => row(item.row) },
              { key: 'column', title: t`Cột`, cell: ({ column }) => column || '–' },
              { key: 'value', title: t`Ô ghi`, cell: ({ value }) => value || '–' },
              { key: 'message', title: t`Vì sao, làm gì`, isRowHead: true, cell: ({ message }) => message },
            ]}
          />
        </section>
      )}
      {repairs.length > 0 && (
        <Table
          caption={<Trans>{repairs.length} chỗ đã sửa khi đọc; tệp gốc được giữ nguyên</Trans>}
          rows={repairs.map((repair, index) => ({ ...repair, id: String(index) }))}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            { key: 'row', title: t`Dòng`, isNumber: true, cell: (item) => item.row },
            {
              key: 'change',
              title: t`Ghi trong tệp → đọc là`,
              isRowHead: true,
              cell: ({ from, to }) => (
                <span className="letter-change">
                  <del>{from}</del> <Icon name="right" size={14} /> <ins>{to}</ins>
                </span>
              ),
            },
            { key: 'why', title: t`Vì sao`, cell: ({ why }) => why },
          ]}
        />
      )}
      {doubts.length > 0 && (
        <Table
          caption={<Trans>{doubts.length} nghi vấn: vẫn nhập được, nhưng nên xem</Trans>}
          rows={doubts.map((doubt, index) => ({ ...doubt, id: String(index) }))}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            { key: 'row', title: t`Dòng`, isNumber: true, cell: (item) => row(item.row) },
            { key: 'column', title: t`Cột`, cell: ({ column }) => column || '–' },
            { key: 'value', title: t`Ô ghi`, cell: ({ value }) => value || '–' },
            { key: 'message', title: t`Điều đáng xem`, isRowHead: true, cell: ({ message }) => message },
          ]}
        />
      )}
    </>
  )
}
