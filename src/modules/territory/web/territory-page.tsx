import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { formatNumber } from '#kernel/number.ts'
import { day, dayInVietnam, formatDay, type PlainDate, parseDay } from '#kernel/plain-date.ts'
import { fold } from '#kernel/text.ts'
import { TextField } from '#ui/fields.tsx'
import { Page } from '#ui/page.tsx'
import { FaultNotice } from '#ui/route-states.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { Table } from '#ui/table.tsx'
import { communesQuery, provincesQuery, unitQuery } from './territory.queries.ts'
import type { TerritorySearch } from './territory-route.tsx'
import { UnitDetails } from './unit-details.tsx'
import './territory.css'

/** Days on which the map of provinces changed: a way to look before and after. */
const DAYS = [day('2015-01-01'), day('2025-06-30'), day('2025-07-01'), day('2026-04-30')]

/** Provinces as they stood on a day, and communes by a part of their name. */
export function TerritoryPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const search = useSearch({ from: '/app/territory' })
  const on = search.on ?? dayInVietnam(new Date())
  const [typed, setTyped] = useState(formatDay(on))
  const [find, setFind] = useState(search.find ?? '')
  const change = (part: TerritorySearch) =>
    void navigate({ to: '/territory', search: { ...search, ...part }, replace: true })
  const fault = parseDay(typed) ? undefined : t`Ngày phải có dạng ngày/tháng/năm, ví dụ 01/07/2025.`
  const open = (unit: string) => change({ unit })
  return (
    <Page
      title={t`Đơn vị hành chính`}
      lead={
        <Trans>Tên, mã và nơi thuộc về có hiệu lực từ ngày đến ngày; mã có thể được dùng lại cho đơn vị khác.</Trans>
      }
    >
      <div className="territory-ask">
        <TextField
          label={t`Vào ngày`}
          inputMode="numeric"
          value={typed}
          error={fault}
          onChange={(text) => {
            setTyped(text)
            const read = parseDay(text)
            if (read) change({ on: read })
          }}
        />
        <TextField
          label={t`Tìm tỉnh, xã, phường`}
          hint={t`Không cần gõ dấu; hoặc mấy chữ số đầu của mã.`}
          type="search"
          value={find}
          onChange={(text) => {
            setFind(text)
            change({ find: text || undefined })
          }}
        />
      </div>
      <p className="territory-days">
        <span className="soft">
          <Trans>Xem nhanh:</Trans>
        </span>
        {DAYS.map((one) => (
          <button
            key={one}
            type="button"
            className="button button-small"
            aria-pressed={one === on}
            onClick={() => {
              setTyped(formatDay(one))
              change({ on: one })
            }}
          >
            {formatDay(one)}
          </button>
        ))}
      </p>
      <Provinces on={on} find={find} onOpen={open} />
      <Communes on={on} find={find} onOpen={open} />
      {search.unit && <UnitPanel id={search.unit} onClose={() => change({ unit: undefined })} onOpen={open} />}
    </Page>
  )
}

type ListProps = { on: PlainDate; find: string; onOpen: (id: string) => void }

function Provinces({ on, find, onOpen }: ListProps) {
  const { t } = useLingui()
  const { data: provinces, error, refetch } = useQuery(provincesQuery(on))
  if (error) return <FaultNotice error={error} onRetry={() => void refetch()} />
  if (!provinces)
    return (
      <p role="status" className="pending">
        <Trans>Đang tải…</Trans>
      </p>
    )
  const shown = provinces.filter(({ name, code }) => fold(name).includes(fold(find)) || code.startsWith(find.trim()))
  return (
    <Table
      caption={
        <Trans>
          {formatNumber(shown.length)} trong {formatNumber(provinces.length)} tỉnh, thành phố vào ngày {formatDay(on)}
        </Trans>
      }
      rows={shown}
      rowKey={({ id }) => id}
      empty={<Trans>Không có tỉnh nào tên như vậy vào ngày đó.</Trans>}
      columns={[
        { key: 'code', title: t`Mã`, isNumber: true, cell: ({ code }) => code },
        {
          key: 'name',
          title: t`Tên`,
          isRowHead: true,
          cell: ({ id, fullName }) => (
            <button type="button" className="button-link" onClick={() => onOpen(id)}>
              {fullName}
            </button>
          ),
        },
        {
          key: 'predecessors',
          title: t`Hình thành từ`,
          cell: ({ predecessors }) =>
            predecessors.length === 0 ? (
              <span className="soft">–</span>
            ) : (
              predecessors.map(({ fullName }) => fullName).join(' + ')
            ),
        },
        { key: 'from', title: t`Từ ngày`, cell: ({ fromOn }) => <span className="num">{formatDay(fromOn)}</span> },
        {
          key: 'to',
          title: t`Trước ngày`,
          cell: ({ toOn }) => <span className="num">{toOn ? formatDay(toOn) : '–'}</span>,
        },
      ]}
    />
  )
}

function Communes({ on, find, onOpen }: ListProps) {
  const { t } = useLingui()
  const asked = useDeferredValue(find)
  const { data, error, refetch } = useQuery(communesQuery(on, asked))
  if (asked.trim().length < 2) return null
  if (error) return <FaultNotice error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <div className="territory-communes">
      <Table
        caption={
          data.nextCursor ? (
            <Trans>{formatNumber(data.units.length)} xã, phường đầu tiên khớp; gõ thêm chữ để thu hẹp</Trans>
          ) : (
            <Trans>{formatNumber(data.units.length)} xã, phường, đặc khu khớp</Trans>
          )
        }
        rows={data.units}
        rowKey={({ id }) => id}
        empty={
          <Trans>Không thấy xã, phường nào khớp. Danh sách xã có sau khi Bộ nhập bảng chuyển đổi chính thức.</Trans>
        }
        columns={[
          { key: 'code', title: t`Mã`, isNumber: true, cell: ({ code }) => code },
          {
            key: 'name',
            title: t`Tên`,
            isRowHead: true,
            cell: ({ id, fullName }) => (
              <button type="button" className="button-link" onClick={() => onOpen(id)}>
                {fullName}
              </button>
            ),
          },
          { key: 'from', title: t`Từ ngày`, cell: ({ fromOn }) => <span className="num">{formatDay(fromOn)}</span> },
          {
            key: 'to',
            title: t`Trước ngày`,
            cell: ({ toOn }) => <span className="num">{toOn ? formatDay(toOn) : '–'}</span>,
          },
        ]}
      />
    </div>
  )
}

function UnitPanel({ id, onClose, onOpen }: { id: string; onClose: () => void; onOpen: (id: string) => void }) {
  const { data: unit, error, refetch } = useQuery(unitQuery(id))
  const title = unit?.states.at(-1)?.fullName ?? <Trans>Đang tải…</Trans>
  return (
    <SidePanel title={title} onClose={onClose}>
      {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
      {unit && <UnitDetails unit={unit} onOpen={onOpen} />}
    </SidePanel>
  )
}
