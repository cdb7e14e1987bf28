import { fold, tidy } from '#kernel/text.ts'
import type { Indicator } from '#modules/programme/domain/index.ts'
import { type ReadNumber, readPercent, readWhole } from './read-number.ts'
import { withoutNotes } from './vocabulary.ts'

/**
 * What a cell says. `assigned` holds values by measure, zero among them; `not-assigned` is an empty cell or a dash;
 * a `problem` is a cell that cannot be read, with what was expected, in Vietnamese.
 */
export type CellReading =
  | { state: 'assigned'; values: Record<string, number>; repairedTo?: string; doubt?: string }
  | { state: 'not-assigned' }
  | { state: 'problem'; message: string }

const NOTHING = /^([-–—…]|\.{3})?$/
const YES = /^(x|×|v|✓|✔|☑|☒|có|1)$/iu
const NO = /^(không|0)$/iu
/** `Jan-50`, `01/1950`, `1950-01-01`: what spreadsheets make of «1/50». */
const DATE = /^(\d{4}-\d{2}-\d{2}.*|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\/\d{4}|[A-Za-z]{3}-\d{2}|\d{1,2}-[A-Za-z]{3})$/

/**
 * Reads a cell of a column of that indicator.
 * @param part set when classes and people have columns of their own
 */
export function readCell(text: string, indicator: Indicator, part?: 'classes' | 'people'): CellReading {
  const clean = withoutNotes(tidy(text))
  if (NOTHING.test(clean)) return { state: 'not-assigned' }
  if (indicator.kind === 'yes-no') return readYesNo(clean, indicator.code)
  if (indicator.kind === 'classes' && !part) return readClasses(clean, indicator)
  if (indicator.kind === 'share')
    return single(readPercent(clean), indicator.code, 'cần một tỷ lệ từ 0 đến 100 %, ví dụ 5%')
  const number = readWhole(withoutUnit(clean, part === 'people' ? PEOPLE : [indicator.unit.vi]))
  return single(number, part ? `${indicator.code}.${part}` : indicator.code, 'cần một số nguyên không âm, ví dụ 100')
}

const PEOPLE = ['người', 'học viên']

function single(read: ReadNumber, measure: string, expected: string): CellReading {
  if (!read) return { state: 'problem', message: expected }
  const { value, ...notes } = read
  return { state: 'assigned', values: { [measure]: value }, ...notes }
}

function readYesNo(clean: string, code: string): CellReading {
  if (YES.test(clean)) return { state: 'assigned', values: { [code]: 1 } }
  if (NO.test(clean)) return { state: 'assigned', values: { [code]: 0 } }
  return { state: 'problem', message: 'cần dấu X (có), 0 (không) hoặc để trống (không giao)' }
}

/** `1/50` = one class of fifty people; a lone zero = no class and nobody. */
function readClasses(clean: string, { code, unit }: Indicator): CellReading {
  const [classes, people] = [`${code}.classes`, `${code}.people`]
  if (DATE.test(clean))
    return { state: 'problem', message: 'bảng tính đã đổi ô này thành ngày; cần số lớp/số người, ví dụ 1/50' }
  const parts = clean
    .split('/')
    .map((text, index) => readWhole(withoutUnit(text.trim(), index === 0 ? [unit.vi] : PEOPLE)))
  const [first, second, ...more] = parts
  if (parts.length === 1 && first?.value === 0) return { state: 'assigned', values: { [classes]: 0, [people]: 0 } }
  if (!first || !second || more.length > 0)
    return { state: 'problem', message: 'cần số lớp/số người, ví dụ 1/50, hoặc 0' }
  const repairedTo = first.repairedTo ?? second.repairedTo
  const isOdd = (first.value === 0) !== (second.value === 0)
  const doubt = first.doubt ?? second.doubt ?? (isOdd ? 'số lớp và số người không đi cùng nhau' : undefined)
  return {
    state: 'assigned',
    values: { [classes]: first.value, [people]: second.value },
    ...(repairedTo === undefined ? {} : { repairedTo: `${first.value}/${second.value}` }),
    ...(doubt === undefined ? {} : { doubt }),
  }
}

/** «3 lớp» → «3». */
function withoutUnit(text: string, units: string[]): string {
  const match = /^([\d.,\slIO|o]+?)\s+(\p{L}[\p{L}\s]*)$/u.exec(text)
  return match && units.some((unit) => fold(unit) === fold(match.at(-1)!)) ? match[1]! : text
}
