import type { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { inReading } from '#platform/transaction.ts'
import type { AskTrend, Trend } from '../contract.ts'
import { type Goal, judgeTogether, type Standing } from '../domain/index.ts'
import { nameRow, pickFigure } from './explain.ts'
import { describeGoal, readGround } from './ground.ts'
import { listDoneByMonth, listMonthTotals } from './queries.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** What was accepted month by month, and how it ran up. For a share: the part reached. For yes/no: provinces done. */
export function getTrend(context: Context, question: z.infer<typeof AskTrend>): Promise<Trend> {
  return inReading(context, async (trx) => {
    const ground = await readGround(trx, context, question)
    const { goal, row, standing } = pickFigure(ground, question)
    const read = goal.kind === 'yes-no' ? listDoneByMonth : listMonthTotals
    const counted = membersCounted(goal, row.members, standing)
    const totals = counted.length === 0 ? [] : await read(trx, question.year, goal.reached, counted)
    const values = new Map(totals.map(({ month, value }) => [month, Number(value)]))
    let running = 0
    return {
      goal: describeGoal(goal),
      unit: nameRow(row),
      target: goal.kind === 'share' ? null : judgeTogether(goal, row.members.map(standing)).target,
      months: MONTHS.map((month) => {
        const value = values.get(month) ?? 0
        running += value
        return { month, value, running }
      }),
    }
  })
}

/** «n of m» counts among those asked, as the figure does. */
function membersCounted(goal: Goal, members: string[], standing: (id: string) => Standing): string[] {
  const asked = members.filter((id) => standing(id).target !== undefined)
  return goal.kind === 'yes-no' && asked.length > 0 ? asked : members
}
