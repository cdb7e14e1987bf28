import { readFile } from 'node:fs/promises'
import { v5 as uuidv5 } from 'uuid'
import { day } from '#kernel/plain-date.ts'
import { fold } from '#kernel/text.ts'
import { createAccount, isDemoData } from '#modules/identity/server/index.ts'
import { getProgramme } from '#modules/programme/server/index.ts'
import { moveResult, recordResult } from '#modules/results/server/index.ts'
import { importLetter, targetsInForce } from '#modules/targets/server/index.ts'
import { loadPackTerritory, provinceHistory } from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { keepFile } from '#platform/files.ts'
import { readPack } from '#platform/packs.ts'
import { inTransaction } from '#platform/transaction.ts'
import { systemContext } from '../server.ts'
import { DEMO_ACCOUNTS } from './accounts.ts'
import { demoEvidence } from './demo-evidence.ts'
import { type DemoResult, inventResults } from './demo-results.ts'

const YEAR = 2015
const LETTER = { fileName: 'letter-727-2015.csv', number: '727/LĐTBXH-ATLĐ', datedOn: day('2015-03-05') }
const NAMESPACE = 'e0d5b0ce-28c1-5c4b-8d7c-4d6f0b8a5a11'

/**
 * Loads the demonstration: the allocation of 2015, accounts, and a make-believe year of results, each through the door a
 * user takes. One transaction: it is there whole or not at all. Does nothing where demo data already are.
 */
export async function loadDemo(databaseUrl: string, report: (line: string) => void): Promise<void> {
  const db = openDatabase(databaseUrl, { connections: 2 })
  try {
    const context = systemContext(db, await readPack())
    if (await inTransaction(context, isDemoData)) return
    report('Đang nạp dữ liệu minh họa… / Loading demo data…')
    await loadPackTerritory(context)
    await inTransaction(context, (trx) => loadAll({ ...context, db: trx }))
  } finally {
    await closeDatabase(db)
  }
}

async function loadAll(context: Context): Promise<void> {
  const letter = await readFile(context.pack.path(`demo/${LETTER.fileName}`))
  await importLetter(context, letter, { ...LETTER, year: YEAR })
  const provinces = (await provinceHistory(context.db)).on(LETTER.datedOn)
  for (const { provinceCode, ...account } of DEMO_ACCOUNTS) {
    const provinceId = provinces.find(({ code }) => code === provinceCode)?.unitId ?? null
    await createAccount(context, { ...account, provinceId, isDemo: true })
  }
  const { targets } = await inTransaction(context, (trx) => targetsInForce(trx, context.user, YEAR))
  const results = inventResults(
    getProgramme(context.pack, YEAR),
    provinces.map(({ unitId }) => unitId),
    (provinceId, measure) => targets.get(provinceId)?.[measure],
    YEAR,
  )
  const evidence = new Map<string, string>()
  for (const { unitId, name } of provinces) evidence.set(unitId, await keepEvidence(context, unitId, name))
  for (const result of results) await loadResult(context, result, evidence.get(result.provinceId)!)
}

function keepEvidence(context: Context, provinceId: string, name: string): Promise<string> {
  const plain = fold(name).replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
  const content = demoEvidence([
    `DEMO EVIDENCE - ${plain}`,
    'This file belongs to the demonstration data.',
    `Year ${YEAR}. It proves nothing.`,
  ])
  return keepFile(
    context.db,
    context.user,
    provinceId,
    `minh-chung-${fold(name).replaceAll(' ', '-')}.pdf`,
    content,
    'application/pdf',
  )
}

async function loadResult(
  context: Context,
  { ends, provinceId, ...result }: DemoResult,
  fileId: string,
): Promise<void> {
  const id = uuidv5(`${provinceId}/${result.indicator}/${result.onDay}`, NAMESPACE)
  await recordResult(context, id, { ...result, unitId: provinceId, fileIds: [fileId], version: 0 })
  if (ends === 'draft') return
  const version = await moveResult(context, id, { move: 'submit', version: 1, reason: '' })
  if (ends === 'accepted') await moveResult(context, id, { move: 'accept', version, reason: '' })
  if (ends === 'returned')
    await moveResult(context, id, { move: 'return', version, reason: 'Danh sách ký nhận chưa đủ chữ ký (minh họa).' })
}
