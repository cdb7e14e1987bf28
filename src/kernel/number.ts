const formatter = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 })

/** As Vietnamese write it: 1.260.000.000 and 437,5. */
export function formatNumber(value: number): string {
  return formatter.format(value)
}

/** 101,4 %: one decimal at most. */
export function formatPercent(value: number): string {
  return `${formatNumber(Math.round(value * 10) / 10)} %`
}

/**
 * Reads a number as Vietnamese or spreadsheets write it: `1.260.000`, `437,5`, `1260`, `437.5`.
 * A single point followed by exactly three digits is a thousands mark, as on paper. Undefined if it is no number.
 */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(/[\s\u00a0]/g, '')
  const plain = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(trimmed)
    ? trimmed.replace(/\./g, '').replace(',', '.')
    : /^-?\d+,\d+$/.test(trimmed)
      ? trimmed.replace(',', '.')
      : trimmed
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
