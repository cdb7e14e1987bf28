import { parseNumber } from '#kernel/number.ts'

/** A number as read from a cell, and what was done to it on the way. */
export type ReadNumber = { value: number; repairedTo?: string; doubt?: string } | undefined

/**
 * Reads a whole number, zero or more: `1260`, `1.260`, `02`. Letters that scanners take for digits (l, I, O) are put
 * right when digits stand beside them; `9,200` and `1 260` are read as thousands with a doubt. Anything else is no number.
 */
export function readWhole(text: string): ReadNumber {
  const repaired = repairDigits(text)
  const clean = repaired ?? text
  const note = repaired === undefined ? {} : { repairedTo: repaired }
  if (/^\d+$/.test(clean)) return { value: Number(clean), ...note }
  if (/^\d{1,3}(\.\d{3})+$/.test(clean)) return { value: parseNumber(clean)!, ...note }
  if (/^\d{1,3}(,\d{3})+$/.test(clean))
    return { value: Number(clean.replaceAll(',', '')), ...note, doubt: 'dấu phẩy được hiểu là dấu tách hàng nghìn' }
  if (/^\d{1,3}( \d{3})+$/.test(clean))
    return { value: Number(clean.replaceAll(' ', '')), ...note, doubt: 'khoảng trắng được hiểu là dấu tách hàng nghìn' }
  // Spreadsheets hand over 2 as 2.0.
  if (/^\d+[.,]0{1,2}$/.test(clean)) return { value: Number(clean.split(/[.,]/)[0]), ...note }
  return undefined
}

/** Reads a share in percent, 0 to 100: `5%`, `7,5 %`, `5`; a spreadsheet's 0.05 is 5 % with a doubt. */
export function readPercent(text: string): ReadNumber {
  const bare = text.replace(/\s*%$/, '')
  const isSigned = bare !== text
  const repaired = repairDigits(bare)
  const value = parseNumber(repaired ?? bare)
  if (value === undefined || value < 0 || value > 100) return undefined
  const note = repaired === undefined ? {} : { repairedTo: `${repaired}${isSigned ? '%' : ''}` }
  if (isSigned || value === 0 || value >= 1) return { value, ...note }
  const percent = Math.round(value * 100 * 100) / 100
  return {
    value: percent,
    ...note,
    doubt: `được hiểu là ${String(percent).replace('.', ',')} % (bảng tính ghi dạng phân số)`,
  }
}

/** `l00` → `100`, `1OO` → `100`; undefined if nothing needs repair or there is no digit to hold on to. */
function repairDigits(text: string): string | undefined {
  if (!/\d/.test(text) || !/[lIO|o]/.test(text) || !/^[\dlIO|o.,]+$/.test(text)) return undefined
  return text.replace(/[lI|]/g, '1').replace(/[Oo]/g, '0')
}
