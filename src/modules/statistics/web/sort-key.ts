import { type Sort, sortState } from '#ui/table.tsx'

/** «-percent» of the address as a sort of a table, and back. */
export function readSort(text: string | undefined): Sort | undefined {
  if (!text) return undefined
  return text.startsWith('-') ? { key: text.slice(1), isDown: true } : { key: text, isDown: false }
}

export function writeSort({ key, isDown }: Sort): string {
  return isDown ? `-${key}` : key
}

/** The `aria-sort` of a column. */
export function sortStateOf(key: string, text: string | undefined) {
  return sortState({ key, isSortable: true }, readSort(text))
}
