import { z } from 'zod'
import { PlainDate } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import { listTargetCells } from '#modules/targets/server/index.ts'
import { nameUnits, provinceHistory } from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import { readCursor, writeCursor } from '#platform/cursor.ts'
import type { Trx } from '#platform/db.ts'
import { inReading } from '#platform/transaction.ts'
import type { AskExplain, ExplainFact, Explanation } from '../contract.ts'
import { type Goal, judge, judgeTogether, type Standing } from '../domain/index.ts'
import { writeFormula } from '../domain/write-formula.ts'
import { describeGoal, type Ground, nameOf, type Row, readGround } from './ground.ts'
import { countFacts, type FactCursor, listFacts } from './queries.ts'

const Cursor = z.object({ onDay: PlainDate, id: z.uuid() })

/** Why a figure of the progress table is what it is, down to the records, their evidence, and the clause. */
export function explain(context: Context, question: AskExplain): Promise<Explanation> {
  return inReading(context, async (trx) => {
    const ground = await readGround(trx, context, question)
    const { goal, row, standing } = pickFigure(ground, question)
    const book = await provinceHistory(trx)
    const inputs = row.members.map((id) => ({ id, name: nameOf(book, id), standing: standing(id) }))
    const cell = judgeTogether(
      goal,
      inputs.map(({ standing }) => standing),
    )
    const source = context.pack.sources.get(goal.citation.source)
    return {
      goal: describeGoal(goal),
      unit: { ...nameRow(row), level: row.unit.level },
      year: question.year,
      cell,
      formula: writeFormula(goal, cell, inputs),
      inputs:
        inputs.length < 2 ? [] : inputs.map(({ id, name, standing }) => ({ id, name, ...pick(judge(goal, standing)) })),
      targets: (await listTargetCells(trx, question.year, goal.code, row.members)).map(({ unitId, ...target }) => ({
        unitName: nameOf(book, unitId, target.datedOn),
        ...target,
      })),
      source: source
        ? { number: source.number, name: source.name, date: source.date, link: source.link ?? null }
        : null,
      facts: await factsBehind(trx, question, goal, row),
      computedAt: context.now.toISOString(),
      packVersion: context.pack.version,
    }
  })
}

/** The goal and the row a question names, and how each province of the row stands to the goal. Throws where there is none. */
export function pickFigure(
  ground: Ground,
  question: { goal: string; unit: string },
): { goal: Goal; row: Row; standing: (id: string) => Standing } {
  const index = ground.goals.findIndex(({ code }) => code === question.goal)
  const goal = ground.goals[index]
  const row = findRow(ground, question.unit)
  if (!goal || !row)
    throw new Problem('common.not-found', { detail: 'Không có chỉ tiêu hoặc địa phương này trong bảng tiến độ.' })
  return { goal, row, standing: (id) => ground.figures(id)[index]!.standing }
}

/** A row as it is named where it stands alone: a province with its kind. */
export function nameRow({ unit }: Row): { id: string; name: string; nameEn: string } {
  return { id: unit.id, name: unit.fullName, nameEn: unit.level === 'province' ? unit.fullName : unit.nameEn }
}

/** The row of the table a question names: VN, the code of a region, or the id or code of a province. */
function findRow({ rows }: Ground, unit: string): Row | undefined {
  return rows.find((row) => row.unit.id === unit) ?? rows.find((row) => row.unit.code === unit)
}

function pick({ target, result, state }: ReturnType<typeof judge>) {
  return { target, result, state }
}

async function factsBehind(
  trx: Trx,
  { year, cursor, limit }: AskExplain,
  goal: Goal,
  { members }: Row,
): Promise<Explanation['facts']> {
  const measures = goal.total ? [goal.reached, goal.total] : [goal.reached]
  if (members.length === 0) return { items: [], next: null, count: 0 }
  const after: FactCursor | undefined = readCursor(Cursor, cursor)
  const facts = await listFacts(trx, { year, measures, provinceIds: members, limit, ...(after ? { after } : {}) })
  const page = facts.slice(0, limit)
  const names = await nameUnits(
    trx,
    page.map(({ unitId, onDay }) => ({ unitId, day: onDay })),
  )
  const last = page.at(-1)
  return {
    items: page.map((fact) => ({
      id: fact.id,
      measure: fact.measure,
      unitName: names(fact.unitId, fact.onDay),
      onDay: fact.onDay,
      value: fact.value,
      note: fact.note,
      sourceKind: fact.sourceKind,
      sourceId: fact.sourceId,
      isReversal: fact.reverses !== null,
      evidence: fact.evidence as ExplainFact['evidence'],
      postedAt: fact.postedAt.toISOString(),
    })),
    next: facts.length > limit && last ? writeCursor({ onDay: last.onDay, id: last.id }) : null,
    count: await countFacts(trx, year, measures, members),
  }
}
