// Asks for the progress of the nation, one question after the other, from a process of its own; sends the times back.
import { Agent, get } from 'node:http'
import { performance } from 'node:perf_hooks'

const [url, cookie, seconds] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])]
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const PAUSE_MS = Number(process.env.PAUSE ?? 50)

function ask(): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    get(url, { agent, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode}`))
      answer.resume().on('end', () => resolve(performance.now() - start))
    }).on('error', reject)
  })
}

for (let warm = 0; warm < 50; warm++) await ask()
const times: number[] = []
const end = performance.now() + seconds * 1000
while (performance.now() < end) {
  times.push(await ask())
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
}
process.send?.(times)
process.disconnect?.()
