import { readFile } from 'node:fs/promises'
import type { Client } from './test.ts'

/** The allocation of 2015 as the demonstration brings it: a real letter of 63 provinces. */
export function aLetter(): Promise<Buffer> {
  return readFile(new URL('../../../packs/vn-osh/demo/letter-727-2015.csv', import.meta.url))
}

const ABOUT = new URLSearchParams({
  fileName: 'letter.csv',
  year: '2015',
  number: '727/LĐTBXH-ATLĐ',
  datedOn: '2015-03-05',
})

/** Imports a letter through the door; answers what the server said. */
export async function sendLetter(client: Client, content: Buffer, about: Record<string, string> = {}) {
  const query = new URLSearchParams({ ...Object.fromEntries(ABOUT), ...about })
  return client.post(`/targets/letters?${query}`, content)
}

export async function previewLetter(client: Client, content: Buffer, about: Record<string, string> = {}) {
  const query = new URLSearchParams({ ...Object.fromEntries(ABOUT), ...about })
  return client.post(`/targets/letters/preview?${query}`, content)
}
