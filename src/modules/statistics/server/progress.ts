import type { Context } from '#platform/context.ts'
import { inReading } from '#platform/transaction.ts'
import type { AskProgress, Progress } from '../contract.ts'
import { type Cell, judgeTogether } from '../domain/index.ts'
import { describeGoal, type Ground, readGround } from './ground.ts'

/**
 * Targets, results and how they stand, for the nation, its regions and its provinces: as reported, or in the borders of
 * a day. Only what the user holds: the nation and the regions are then the sums of these.
 */
export function getProgress(context: Context, question: AskProgress): Promise<Progress> {
  return inReading(context, async (trx) => {
    const ground = await readGround(trx, context, question)
    const units = ground.rows.map(({ unit, members }) => ({
      ...unit,
      hasReported: members.some(ground.hasReported),
      cells: judgeAll(ground, members),
    }))
    const provinces = units.filter(({ level }) => level === 'province')
    return {
      year: question.year,
      programme: ground.programme,
      borders: question.borders ?? null,
      letters: ground.letters,
      coverage: { reported: provinces.filter(({ hasReported }) => hasReported).length, of: provinces.length },
      inseparable: ground.inseparable,
      goals: ground.goals.map(describeGoal),
      units,
    }
  })
}

/** The cells of some provinces together, goal by goal. */
function judgeAll({ goals, figures }: Ground, members: string[]): Cell[] {
  const lists = members.map(figures)
  return goals.map((goal, index) => {
    const column = lists.map((list) => list[index]!)
    return judgeTogether(
      goal,
      column.map(({ standing }) => standing),
      column.map(({ cell }) => cell),
    )
  })
}
