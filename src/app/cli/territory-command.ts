import type { Command } from 'commander'
import { importTerritory, previewImport } from '#modules/territory/server/index.ts'
import { readInput } from './read-input.ts'
import { printJson, printTable, withContext } from './with-context.ts'

type Options = { dryRun?: boolean; json?: boolean }

export function addTerritoryCommands(program: Command, _setCode: (code: number) => void): void {
  program
    .command('territory')
    .description('đơn vị hành chính / units of territory')
    .command('import <file>')
    .description('nhập bảng chuyển đổi hoặc danh mục xã, phường / import an official list of units')
    .option('--dry-run', 'chỉ đọc, không nhập / read only')
    .option('--json', 'kết quả dạng JSON / answer as JSON')
    .action(async (file: string, { dryRun, json }: Options) => {
      const { content, fileName } = await readInput(file)
      const report = await withContext((context) =>
        (dryRun ? previewImport : importTerritory)(context, fileName, content),
      )
      const imported = !dryRun && report.importId !== null
      if (json) return printJson({ ...report, imported })
      printTable(
        ['', 'Số lượng'],
        Object.entries(LABELS).map(([name, label]) => [label, report.counts[name as keyof typeof LABELS]]),
      )
      printList('Không xếp được, để ngoài', report.problems)
      printList('Đã xếp, cần biết', report.remarks)
      console.log(
        imported ? 'Đã nhập. / Imported.' : dryRun ? 'Chưa nhập. / Not imported.' : 'Không có gì mới. / Nothing new.',
      )
    })
}

const LABELS = {
  units: 'Đơn vị trong tệp',
  versions: 'Trạng thái',
  successions: 'Kế thừa',
  existing: 'Đã có, không đổi',
  new: 'Thêm mới',
  changed: 'Thay đổi',
} as const

function printList(title: string, rows: { row: number | null; column: string; value: string; reason: string }[]): void {
  if (rows.length > 0) console.log(`${title} (${rows.length}):`)
  for (const { row, column, value, reason } of rows) {
    console.log(`  dòng ${row ?? '?'}, cột «${column}», «${value}»: ${reason}`)
  }
}
