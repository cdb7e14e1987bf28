import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatNumber } from '#kernel/number.ts'
import { FileDrop } from '#ui/file-drop.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { SendingMeter } from '#ui/sending-meter.tsx'
import { Table } from '#ui/table.tsx'
import { type SendOptions, useSending } from '#ui/use-sending.ts'
import { RESULT_COLUMNS } from '../domain/read-results.ts'
import { importResults } from './results.queries.ts'

/** Many results from a spreadsheet: read first, then all rows or none. */
export function ImportResultsPage() {
  const { t } = useLingui()
  const client = useQueryClient()
  const [file, setFile] = useState<File>()
  const reading = useSending((chosen: File, options: SendOptions) => importResults(chosen, true, options))
  const importing = useSending(
    (chosen: File, options: SendOptions) => importResults(chosen, false, options),
    () => client.invalidateQueries({ queryKey: ['results'] }),
  )
  const report = importing.data ?? reading.data
  const columns = RESULT_COLUMNS.map((title) => `«${title}»`).join(', ')
  const isReady = report !== undefined && report.problems.length === 0 && report.results > 0
  const isRefused = report !== undefined && !report.imported && !isReady && report.message === null
  return (
    <Page
      title={t`Nhập kết quả từ tệp`}
      lead={<Trans>Mỗi dòng một kết quả, ghi thành bản nháp. Hoặc nhập được mọi dòng, hoặc không dòng nào.</Trans>}
      actions={
        <a className="button" href={templateHref()} download="ket-qua-mau.csv">
          <Icon name="download" /> <Trans>Tệp mẫu (.csv)</Trans>
        </a>
      }
    >
      <FileDrop
        label={t`Thả tệp .xlsx hoặc .csv vào đây`}
        hint={t`Dòng đầu là tên cột: ${columns}.`}
        accept=".xlsx,.csv"
        onFiles={([chosen]) => {
          if (!chosen) return
          setFile(chosen)
          importing.reset()
          reading.mutate(chosen)
        }}
      />
      <div className="result-section" aria-live="polite">
        {file && (
          <p>
            <Icon name="file" /> <strong>{file.name}</strong>{' '}
            <span className="soft">
              <Trans>{formatNumber(Math.ceil(file.size / 1024))} kB</Trans>
            </span>
          </p>
        )}
        {file && reading.isPending && (
          <SendingMeter
            label={t`Đang gửi ${file.name}`}
            sent={reading.sent}
            size={file.size}
            after={<Trans>Đang đọc tệp…</Trans>}
            isAfterStoppable
            onStop={() => {
              reading.stop()
              setFile(undefined)
            }}
          />
        )}
        {file && importing.isPending && (
          <SendingMeter
            label={t`Đang gửi ${file.name}`}
            sent={importing.sent}
            size={file.size}
            after={<Trans>Đang nhập…</Trans>}
            onStop={importing.stop}
          />
        )}
        {(reading.error ?? importing.error) && <FaultNotice error={reading.error ?? importing.error} />}
        {report?.imported && (
          <Notice tone="good" title={<Trans>Đã nhập {formatNumber(report.results)} kết quả thành bản nháp.</Trans>}>
            <p>
              <Link to="/results" search={{ state: 'draft' }}>
                <Trans>Xem các bản nháp, kèm chứng từ rồi gửi nghiệm thu</Trans>
              </Link>
            </p>
          </Notice>
        )}
        {report && !report.imported && isReady && (
          <Notice
            tone="good"
            title={<Trans>Đọc được {formatNumber(report.results)} kết quả, không có lỗi; chưa có gì thay đổi.</Trans>}
          >
            <button
              type="button"
              className="button button-main"
              onClick={() => file && !importing.isPending && importing.mutate(file)}
            >
              <Trans>Nhập {formatNumber(report.results)} kết quả</Trans>
            </button>
          </Notice>
        )}
        {report?.message && <Notice tone="warn" title={report.message} />}
        {isRefused && (
          <Notice
            tone="bad"
            title={
              report.problems.length > 0 ? (
                <Trans>
                  {formatNumber(report.problems.length)} lỗi trong {formatNumber(report.rows)} dòng: chưa nhập dòng nào.
                </Trans>
              ) : (
                <Trans>Tệp không có dòng kết quả nào.</Trans>
              )
            }
          >
            <p>
              <Trans>Sửa trong tệp rồi chọn lại.</Trans>
            </p>
          </Notice>
        )}
      </div>
      {report && report.problems.length > 0 && (
        <Table
          caption={<Trans>Các lỗi, theo thứ tự dòng trong tệp</Trans>}
          rows={report.problems.map((problem, index) => ({ ...problem, id: String(index) }))}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            { key: 'row', title: t`Dòng`, isNumber: true, cell: ({ row }) => row },
            { key: 'column', title: t`Cột`, cell: ({ column }) => column || '–' },
            { key: 'value', title: t`Ô ghi`, cell: ({ value }) => value || '–' },
            { key: 'message', title: t`Vì sao, làm gì`, isRowHead: true, cell: ({ message }) => message },
          ]}
        />
      )}
    </Page>
  )
}

/** A file with the headings alone; the mark in front makes Excel read it as UTF-8. */
function templateHref(): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${RESULT_COLUMNS.join(',')}\r\n`)}`
}
