import { type Indicator, measuresOf } from '#modules/programme/domain/index.ts'

export type QuantityFault = { path: string; message: string }

/**
 * Do the quantities fit the indicator? Whole numbers not below zero, every measure named, a part not above its whole.
 * Returns the faults with the place of each; none means they fit.
 */
export function checkQuantities(indicator: Indicator, quantities: Record<string, number>): QuantityFault[] {
  const wanted = measuresOf(indicator).filter(({ role }) => role !== 'target')
  const missing = wanted
    .filter(({ code }) => quantities[code] === undefined)
    .map(({ code, title }) => ({ path: `quantities.${code}`, message: `Hãy nhập: ${title.vi}.` }))
  const unknown = Object.keys(quantities)
    .filter((code) => !wanted.some((measure) => measure.code === code))
    .map((code) => ({ path: `quantities.${code}`, message: `Chỉ tiêu này không có số đo '${code}'.` }))
  const wrong = wanted
    .filter(({ code }) => quantities[code] !== undefined && !isWhole(quantities[code]))
    .map(({ code, title }) => ({ path: `quantities.${code}`, message: `${title.vi}: phải là số nguyên, không âm.` }))
  const faults = [...missing, ...unknown, ...wrong]
  return faults.length > 0 ? faults : checkWhole(indicator, quantities)
}

function checkWhole(indicator: Indicator, quantities: Record<string, number>): QuantityFault[] {
  const reached = `${indicator.code}.reached`
  const total = `${indicator.code}.total`
  if (indicator.kind === 'yes-no' && quantities[indicator.code]! > 1)
    return [{ path: `quantities.${indicator.code}`, message: 'Chỉ có hai trả lời: 1 (đã làm) hoặc 0 (chưa làm).' }]
  if (indicator.kind === 'share' && quantities[reached]! > quantities[total]!)
    return [{ path: `quantities.${reached}`, message: 'Số đã đạt không thể lớn hơn tổng số.' }]
  return []
}

function isWhole(value: number | undefined): boolean {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0
}
