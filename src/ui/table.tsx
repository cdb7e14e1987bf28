import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Empty } from './notice.tsx'
import './table.css'

export type Column<Row> = {
  key: string
  title: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures stand at the right. */
  isNumber?: boolean
  /** The cell that names the row: a heading of it. */
  isRowHead?: boolean
  isSortable?: boolean
}

export type Sort = { key: string; isDown: boolean }

type TableProps<Row> = {
  caption: ReactNode
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Shown instead of a table without rows: says what to do. */
  empty: ReactNode
  sort?: Sort | undefined
  onSort?: (sort: Sort) => void
}

/** A table with real headings. On a phone each row is a card whose cells carry the names of their columns. */
export function Table<Row>({ caption, columns, rows, rowKey, empty, sort, onSort }: TableProps<Row>) {
  if (rows.length === 0) return <Empty title={empty} />
  return (
    <div className="scroll-box">
      <table className="table table-cards">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.isNumber ? 'is-number' : ''}
                {...sortState(column, sort)}
              >
                {column.isSortable && onSort ? (
                  <SortButton column={column.key} sort={sort} onSort={onSort}>
                    {column.title}
                  </SortButton>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.isNumber ? 'is-number' : ''
  const content = (
    <>
      <span className="cell-name" aria-hidden="true">
        {column.title}
      </span>
      <span>{column.cell(row)}</span>
    </>
  )
  return column.isRowHead ? (
    <th scope="row" className={className}>
      {content}
    </th>
  ) : (
    <td className={className}>{content}</td>
  )
}

export function sortState(column: { key: string; isSortable?: boolean }, sort: Sort | undefined) {
  if (!column.isSortable) return {}
  if (sort?.key !== column.key) return { 'aria-sort': 'none' as const }
  return { 'aria-sort': sort.isDown ? ('descending' as const) : ('ascending' as const) }
}

type SortButtonProps = { column: string; sort: Sort | undefined; onSort: (sort: Sort) => void; children: ReactNode }

/** The heading of a column as a button: up, then down. */
export function SortButton({ column, sort, onSort, children }: SortButtonProps) {
  const isMine = sort?.key === column
  return (
    <button
      type="button"
      className="sort-button"
      onClick={() => onSort({ key: column, isDown: isMine && !sort.isDown })}
    >
      {children}
      <Icon name={isMine ? (sort.isDown ? 'down' : 'up') : 'sort'} size={14} />
    </button>
  )
}
