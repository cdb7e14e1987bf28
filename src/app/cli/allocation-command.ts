import type { Command } from 'commander'
import { formatDay, parseDay } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import type { LetterPreview } from '#modules/targets/contract.ts'
import { importLetter, previewLetter } from '#modules/targets/server/index.ts'
import type { Context } from '#platform/context.ts'
import { PlainError } from '#platform/plain-error.ts'
import { parseYear, readInput } from './read-input.ts'
import { printJson, printTable, withContext } from './with-context.ts'

type Options = { year: number; number?: string; date?: string; dryRun?: boolean; json?: boolean }

export function addAllocationCommands(program: Command, setCode: (code: number) => void): void {
  program
    .command('allocation')
    .description('công văn phân bổ chỉ tiêu / allocation letters')
    .command('import <file>')
    .description('nhập .xlsx, .csv hoặc văn bản của công văn / import a letter')
    .requiredOption('--year <year>', 'năm kế hoạch / year', parseYear)
    .option('--number <number>', 'số công văn, nếu tệp không ghi / number of the letter')
    .option('--date <day>', 'ngày công văn, nếu tệp không ghi / day of the letter')
    .option('--dry-run', 'chỉ đọc, không nhập / read only')
    .option('--json', 'kết quả dạng JSON / answer as JSON')
    .action(async (file: string, options: Options) => {
      const { preview, isImported, refusal } = await run(file, options)
      if (options.json) printJson(report(preview, isImported))
      else printReport(preview, isImported)
      if (refusal) console.error(refusal)
      if (refusal || !preview.isImportable) setCode(1)
    })
}

async function run(file: string, { year, number, date, dryRun }: Options) {
  const { content, fileName } = await readInput(file)
  const datedOn = date === undefined ? undefined : parseDay(date)
  if (date !== undefined && !datedOn)
    throw new PlainError(`Ngày '${date}' không đúng; ví dụ --date 05/03/2015`, `'${date}' is not a day`)
  const options = { fileName, year, ...(number ? { number } : {}), ...(datedOn ? { datedOn } : {}) }
  return withContext(async (context) => {
    if (dryRun)
      return { preview: await previewLetter(context, content, options), isImported: false, refusal: undefined }
    return importOrRefuse(context, content, options)
  })
}

async function importOrRefuse(context: Context, content: Buffer, options: Parameters<typeof importLetter>[2]) {
  try {
    const { preview } = await importLetter(context, content, options)
    return { preview, isImported: true, refusal: undefined }
  } catch (error) {
    const preview = error instanceof Problem ? (error.extra.data?.preview as LetterPreview | undefined) : undefined
    if (!preview) throw error
    return { preview, isImported: false, refusal: (error as Problem).message }
  }
}

/** The shape scripts rely on; see the README. */
function report({ provinces, totals, shares, repairs, doubts, problems, letter }: LetterPreview, imported: boolean) {
  return { provinces, totals, shares, letter, repairs, doubts, problems, imported }
}

function printReport(
  { provinces, totals, shares, repairs, doubts, problems, letter }: LetterPreview,
  isImported: boolean,
): void {
  console.log(
    `Công văn ${letter.number ?? '(không ghi số)'}, ngày ${letter.datedOn ? formatDay(letter.datedOn) : '?'}: ${provinces} tỉnh, thành phố`,
  )
  printTable(['Chỉ tiêu', 'Cộng'], Object.entries(totals))
  for (const [code, values] of Object.entries(shares)) {
    console.log(`${code}: ${values.map(({ value, provinces: count }) => `${value} % × ${count}`).join('; ')}`)
  }
  printList(
    'Sửa tên, số',
    repairs.map(({ row, from, to, why }) => `dòng ${row}: «${from}» → «${to}» (${why})`),
  )
  printList(
    'Cần xem lại',
    doubts.map(({ row, message }) => `${row === null ? '' : `dòng ${row}: `}${message}`),
  )
  printList(
    'Lỗi',
    problems.map(
      ({ row, column, value, message }) =>
        `${row === null ? '' : `dòng ${row}, cột «${column}», «${value}»: `}${message}`,
    ),
  )
  console.log(isImported ? 'Đã nhập. / Imported.' : 'Chưa nhập. / Not imported.')
}

function printList(title: string, lines: string[]): void {
  if (lines.length === 0) return
  console.log(`${title} (${lines.length}):`)
  for (const line of lines) console.log(`  ${line}`)
}
