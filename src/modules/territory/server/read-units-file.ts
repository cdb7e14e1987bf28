import { createHash } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { readSheets } from '#platform/sheets.ts'
import { type Conversion, readConversion } from '../domain/read-conversion.ts'
import { readWardList, type WardList } from '../domain/read-ward-list.ts'
import type { TableRow } from '../domain/table.ts'

export type UnitsFile = { sha256: string } & (
  | { kind: 'conversion'; read: Conversion }
  | { kind: 'ward-list'; read: WardList }
)

/** Reads an official file of units (.csv in UTF-8 or .xlsx) and tells which of the two it is by its headings. */
export async function readUnitsFile(content: Buffer): Promise<UnitsFile> {
  const sha256 = createHash('sha256').update(content).digest('hex')
  for (const rows of await readTables(content)) {
    const conversion = readConversion(rows)
    if (conversion && conversion.rows.length > 0) return { kind: 'conversion', sha256, read: conversion }
    const list = readWardList(rows)
    if (list && list.rows.length > 0) return { kind: 'ward-list', sha256, read: list }
  }
  throw new Problem('territory.unreadable-file', {
    detail:
      'Không nhận ra tệp này. Cần bảng chuyển đổi (tiêu đề «Đơn vị hành chính từ ngày …», các cột tên và mã xã mới, tên và mã xã cũ, ghi chú) ' +
      'hoặc danh mục xã (các cột tỉnh, mã tỉnh, xã, mã xã). Chưa có gì thay đổi.',
  })
}

/** Row numbers are those a spreadsheet shows: a line break inside a cell does not begin a new row, an empty line does. */
async function readTables(content: Buffer): Promise<TableRow[][]> {
  const sheets = await readSheets(content, 'territory.unreadable-file')
  return sheets.map(({ cells, rowNumbers }) => cells.map((row, index) => ({ number: rowNumbers[index]!, cells: row })))
}
