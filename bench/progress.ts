// Progress of the whole nation for a year over 5,000,000 facts, while 500 facts a second are being posted.
// Target: p95 ≤ 10 ms at the API, equal to a plain sum … group by over the facts, checked in the same run.
import { fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { Client } from 'pg'
import { buildApp } from '#app/server.ts'
import { day } from '#kernel/plain-date.ts'
import { COOKIE } from '#modules/identity/contract.ts'
import { createAccount } from '#modules/identity/server/index.ts'
import type { Progress } from '#modules/statistics/contract.ts'
import { importLetter } from '#modules/targets/server/index.ts'
import type { Context } from '#platform/context.ts'
import { fillLedger } from './fill-ledger.ts'
import { describeMachine, ms, percentile } from './machine.ts'
import { withOwnDatabase } from './own-database.ts'

const FACTS = Number(process.env.FACTS ?? 5_000_000)
const SECONDS = Number(process.env.SECONDS ?? 30)
const RATE = 500
const YEAR = 2015

console.log(`# Progress of the nation over ${FACTS.toLocaleString('en')} facts\n${describeMachine()}`)
await withOwnDatabase(async (url, context) => {
  const letter = await readFile(context.pack.path('demo/letter-727-2015.csv'))
  await importLetter(context, letter, { fileName: 'letter.csv', year: YEAR, number: '727', datedOn: day('2015-03-05') })
  const filled = await fillLedger(url, FACTS)
  console.log(`filled in ${(filled.seconds).toFixed(1)} s, with its totals; ledger ${filled.size}`)
  await createAccount(context, {
    email: 'bench@antoan.vn',
    name: 'Bench',
    role: 'ministry',
    provinceId: null,
    password: 'a bench of 5 million',
  })
  const app = await buildApp({ db: context.db, pack: context.pack })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const cookie = await signIn(address)

  const quiet = await measure(address, cookie, SECONDS / 3)
  report('alone', quiet)
  const poster = fork(new URL('post-facts.ts', import.meta.url), [url, String(RATE), String(SECONDS)], {
    stdio: 'inherit',
  })
  const posted = new Promise<{ posted: number }>((resolve) =>
    poster.on('message', (message) => resolve(message as { posted: number })),
  )
  const busy = await measure(address, cookie, SECONDS)
  report(`with ${RATE} facts/s being posted`, busy)
  console.log(`posted meanwhile: ${(await posted).posted.toLocaleString('en')} facts`)
  await checkEqual(url, context, address, cookie)
  await app.close()
})

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/identity/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'bench@antoan.vn', password: 'a bench of 5 million' }),
  })
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(COOKIE))
  if (!cookie) throw new Error(await answer.text())
  return cookie.split(';')[0]!
}

async function ask(address: string, cookie: string): Promise<Progress> {
  const answer = await fetch(`${address}/api/statistics/progress?year=${YEAR}`, { headers: { cookie } })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Progress
}

/** The times of questions asked one after the other, up to twenty a second, by a process of its own. */
function measure(address: string, cookie: string, seconds: number): Promise<number[]> {
  const url = `${address}/api/statistics/progress?year=${YEAR}`
  const asker = fork(new URL('ask-progress.ts', import.meta.url), [url, cookie, String(seconds)])
  return new Promise((resolve, reject) => {
    asker.on('message', (times) => resolve(times as number[]))
    asker.on('exit', (code) => reject(new Error(`The asking process ended with ${code}`)))
  })
}

function report(how: string, times: number[]): void {
  console.log(
    `${how}: ${times.length} questions, p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}, p99 ${ms(percentile(times, 0.99))}`,
  )
}

/** Every cell of the answer against a plain sum … group by over the facts, and how long that takes. */
async function checkEqual(url: string, _context: Context, address: string, cookie: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const start = performance.now()
  const { rows } = await client.query<{ province: string; measure: string; value: string }>(
    `select province_id as province, measure, sum(value) as value from statistics.fact
     where on_day >= $1 and on_day < $2 group by 1, 2`,
    [`${YEAR}-01-01`, `${YEAR + 1}-01-01`],
  )
  const plain = performance.now() - start
  await client.end()
  const { goals, units } = await ask(address, cookie)
  const sums = new Map(rows.map(({ province, measure, value }) => [`${province} ${measure}`, Number(value)]))
  let compared = 0
  for (const unit of units.filter(({ level }) => level === 'province')) {
    for (const [index, goal] of goals.entries()) {
      if (goal.kind !== 'sum') continue
      const expected = sums.get(`${unit.id} ${goal.code}`) ?? null
      if (unit.cells[index]!.result !== expected)
        throw new Error(`${unit.name} ${goal.code}: ${unit.cells[index]!.result} ≠ ${expected}`)
      compared++
    }
  }
  console.log(`equal to a plain sum … group by in all ${compared} cells; that query takes ${ms(plain)}`)
}
