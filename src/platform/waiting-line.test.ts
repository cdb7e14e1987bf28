import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWaitingLine } from './waiting-line.ts'

test('never more at once than said, nobody forgotten, a failure hands its place on', async () => {
  const jobs = fc.array(fc.record({ ms: fc.integer({ min: 0, max: 3 }), fails: fc.boolean() }), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), jobs, async (atOnce, list) => {
      const inLine = createWaitingLine({ atOnce, waiting: 20 })
      let [running, most] = [0, 0]
      const answers = await Promise.allSettled(
        list.map(({ ms, fails }, index) =>
          inLine(async () => {
            most = Math.max(most, ++running)
            await wait(ms)
            running--
            if (fails) throw new Error('no')
            return index
          }),
        ),
      )
      expect(most).toBe(Math.min(atOnce, list.length))
      expect(answers.map((one) => one.status === 'rejected')).toEqual(list.map(({ fails }) => fails))
      expect(await inLine(async () => 'free again')).toBe('free again')
    }),
    { numRuns: 30 },
  )
})

test('who comes when the line is full is refused at once', async () => {
  const inLine = createWaitingLine({ atOnce: 1, waiting: 1 })
  const { promise, resolve } = Promise.withResolvers<void>()
  const [first, second] = [inLine(() => promise), inLine(async () => 'second')]
  await expect(inLine(async () => 'third')).rejects.toMatchObject({ code: 'common.too-many-requests' })
  resolve()
  await first
  expect(await second).toBe('second')
  expect(await inLine(async () => 'fourth')).toBe('fourth')
})
