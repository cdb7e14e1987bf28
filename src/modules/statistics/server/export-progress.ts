import { formatDay } from '#kernel/plain-date.ts'
import { writeCsv, writeSpreadsheet } from '#platform/spreadsheet.ts'
import type { Progress, ProgressCell, ProgressState } from '../contract.ts'

const STATES: Record<ProgressState, string> = {
  'not-assigned': 'Không giao',
  'nothing-due': 'Chỉ tiêu bằng 0',
  'not-reported': 'Chưa báo cáo',
  behind: 'Chưa đạt',
  met: 'Đạt',
  'within-limit': 'Trong mức tối đa',
  'over-limit': 'Vượt mức tối đa',
}
const LEVELS = { nation: 'Cả nước', region: 'Vùng', province: 'Tỉnh, thành phố' }

/** The progress table as a spreadsheet with real headings, numbers as numbers, totals first as on the page. */
export async function progressXlsx(progress: Progress): Promise<Uint8Array> {
  return writeSpreadsheet({
    name: `Tiến độ ${progress.year}`,
    title: titleOf(progress),
    heads: headsOf(progress),
    rows: rowsOf(progress),
  })
}

/** The same as .csv for Excel: UTF-8 with BOM, semicolons as Vietnamese Excel expects. */
export function progressCsv(progress: Progress): string {
  return writeCsv([
    headsOf(progress).map(([group, head]) => (group ? `${group} – ${head}` : head)),
    ...rowsOf(progress),
  ])
}

function titleOf({ year, programme, borders, letters, coverage }: Progress): string[] {
  const from = letters.map(({ number, datedOn }) => `Công văn ${number} ngày ${formatDay(datedOn)}`).join('; ')
  return [
    `Tiến độ thực hiện chỉ tiêu năm ${year}`,
    programme.title.vi,
    [
      from,
      borders ? `Trong địa giới ngày ${formatDay(borders)}` : 'Như đã báo cáo',
      `${coverage.reported}/${coverage.of} tỉnh đã báo cáo`,
    ]
      .filter(Boolean)
      .join(' · '),
  ]
}

function headsOf({ goals }: Progress): [group: string, head: string][] {
  const places: [string, string][] = [
    ['', 'Cấp'],
    ['', 'Mã'],
    ['', 'Địa phương'],
  ]
  return [
    ...places,
    ...goals.flatMap(({ short, unit }): [string, string][] => {
      const group = short.vi
      return [
        [group, `Chỉ tiêu (${unit.vi})`],
        [group, 'Kết quả'],
        [group, '% chỉ tiêu'],
        [group, 'Tình trạng'],
        [group, 'Đã báo cáo'],
        [group, 'Được giao'],
      ]
    }),
  ]
}

function rowsOf({ units }: Progress): (string | number | null)[][] {
  return units.map(({ level, code, fullName, cells }) => [LEVELS[level], code, fullName, ...cells.flatMap(cellsOf)])
}

function cellsOf({ target, result, percent, state, reported, assigned }: ProgressCell): (string | number | null)[] {
  return [target, result, percent === null ? null : Math.round(percent * 10) / 10, STATES[state], reported, assigned]
}
