/** Text as it is stored: NFC, one space between words, none at the ends. Non-breaking spaces count as spaces. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ')
    .trim()
}

/** Text for searching: without tones and marks, đ as d, lower case. «Nguyễn Văn» → `nguyen van`. */
export function fold(text: string): string {
  return tidy(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** Only letters and digits of the folded text: «Bà Rịa - Vũng Tàu» → `bariavungtau`. */
export function foldToLetters(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '')
}

/** Least number of insertions, deletions and replacements of one character that turn one text into the other. */
export function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const current = [i]
    for (let j = 1; j <= other.length; j++) {
      const replace = previous[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)
      current.push(Math.min(replace, previous[j]! + 1, current[j - 1]! + 1))
    }
    previous = current
  }
  return previous[other.length]!
}

const collator = new Intl.Collator('vi')

/** Order of the Vietnamese alphabet: An, Ánh, Ân, Duy, Đặng … */
export function compareVietnamese(one: string, other: string): number {
  return collator.compare(one, other)
}
