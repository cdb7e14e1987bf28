import type { Command } from 'commander'
import { parseDay } from '#kernel/plain-date.ts'
import type { Progress, ProgressUnit } from '#modules/statistics/contract.ts'
import { getProgress } from '#modules/statistics/server/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { parseYear } from './read-input.ts'
import { printJson, printTable, withContext } from './with-context.ts'

type Options = { year: number; unit?: string; borders?: string; json?: boolean }

export function addProgressCommand(program: Command): void {
  program
    .command('progress')
    .description('tiến độ thực hiện chỉ tiêu / progress')
    .requiredOption('--year <year>', 'năm / year', parseYear)
    .option('--unit <code>', 'mã tỉnh, vùng, hoặc VN / code of a province or region')
    .option('--borders <day>', 'trong địa giới ngày / in the borders of a day')
    .option('--json', 'kết quả dạng JSON / answer as JSON')
    .action(async ({ year, unit, borders: written, json }: Options) => {
      const borders = written === undefined ? undefined : parseDay(written)
      if (written !== undefined && !borders)
        throw new PlainError(`Ngày '${written}' không đúng; ví dụ --borders 2025-07-01`, `'${written}' is not a day`)
      const progress = await withContext((context) => getProgress(context, { year, ...(borders ? { borders } : {}) }))
      const units = chooseUnits(progress, unit)
      if (json)
        return printJson({
          year,
          unit: unit ?? 'VN',
          borders: borders ?? null,
          coverage: progress.coverage,
          inseparable: progress.inseparable,
          rows: rowsOf(progress, units),
        })
      printTable(
        ['Địa phương', 'Chỉ tiêu', 'Giao', 'Kết quả', '%', 'Tình trạng'],
        rowsOf(progress, units).map(({ name, indicator, target, result, percent, state }) => [
          name,
          indicator,
          target ?? '–',
          result ?? '',
          percent === null ? '' : Math.round(percent * 10) / 10,
          state,
        ]),
      )
    })
}

function chooseUnits({ units }: Progress, code: string | undefined): ProgressUnit[] {
  if (!code) return units
  const found = units.filter((unit) => unit.code.toLowerCase() === code.toLowerCase())
  if (found.length > 0) return found
  throw new PlainError(
    `Không có đơn vị nào mang mã '${code}' trong bảng tiến độ này`,
    `No unit with the code '${code}'`,
  )
}

/** A row for each unit and measure; `indicator` is the code a target is set for. */
function rowsOf({ goals }: Progress, units: ProgressUnit[]) {
  return units.flatMap(({ code, fullName, level, cells }) =>
    goals.map((goal, index) => {
      const { target, result, percent, state, reported, assigned } = cells[index]!
      return {
        unit: code,
        name: fullName,
        level,
        indicator: goal.code,
        target,
        result,
        percent,
        state,
        reported,
        assigned,
      }
    }),
  )
}
