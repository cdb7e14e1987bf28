import type { Command } from 'commander'
import { backup, restore } from '#platform/backup.ts'
import { doctor } from '../doctor.ts'
import { printJson, withDatabaseServer } from './with-context.ts'

export function addKeepingCommands(program: Command, setCode: (code: number) => void): void {
  program
    .command('backup <file>')
    .description('sao lưu toàn bộ dữ liệu / back everything up')
    .action(async (file: string) => {
      const { tables, rows } = await withDatabaseServer(({ url }) => backup(url, file))
      console.log(`Đã sao lưu ${tables} bảng, ${rows.toLocaleString('vi-VN')} dòng vào ${file}`)
    })

  program
    .command('restore <file>')
    .description('phục hồi từ bản sao lưu / restore a backup')
    .option('--replace', 'thay dữ liệu đang có / replace what is there')
    .action(async (file: string, { replace = false }: { replace?: boolean }) => {
      const { tables, rows } = await withDatabaseServer(({ url }) => restore(url, file, { replace }))
      console.log(`Đã phục hồi ${tables} bảng, ${rows.toLocaleString('vi-VN')} dòng từ ${file}`)
    })

  program
    .command('doctor')
    .description('kiểm tra máy, dữ liệu và các tổng / check the machine, the data and the totals')
    .option('--json', 'kết quả dạng JSON / answer as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await doctor()
      if (json) printJson(findings)
      else
        for (const { ok, what, detail } of findings)
          console.log(`${ok ? '✓' : '✗'} ${what}${detail ? `: ${detail}` : ''}`)
      if (findings.some(({ ok }) => !ok)) setCode(1)
    })
}
