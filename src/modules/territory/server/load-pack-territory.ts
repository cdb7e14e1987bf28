import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { record } from '#platform/audit.ts'
import type { Context } from '#platform/context.ts'
import type { Trx } from '#platform/db.ts'
import type { Pack } from '#platform/packs.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type PackTerritory, parsePackTerritory } from '../domain/pack-territory.ts'
import type { Succession, UnitVersion } from '../domain/territory.ts'
import { comparePlan } from './compare-plan.ts'
import { NATION_ID, provinceIdOf } from './ids.ts'
import { insertImport, loadKnownVersions, loadSuccessions, lockImports } from './import-queries.ts'
import { carryOut, countChanges } from './import-territory.ts'

/**
 * Brings the nation, the provinces and the groupings of the pack into the database; at every start. Changes nothing
 * if they stand already. Returns how many states, successions and members it wrote.
 */
export async function loadPackTerritory(context: Context): Promise<number> {
  const { user, pack } = context
  const territory = parsePackTerritory(pack.folder('territory'))
  return inTransaction(context, async (trx) => {
    await lockImports(trx)
    user.must('territory.import')
    const plan = planOf(territory)
    const comparison = comparePlan(plan, {
      versions: await loadKnownVersions(trx),
      successions: await loadSuccessions(trx),
    })
    const { new: added, changed } = countChanges(comparison)
    const changes = added + changed
    if (changes > 0) {
      const importId = uuidv7()
      const sha256 = createHash('sha256').update(JSON.stringify(territory)).digest('hex')
      const counts = { versions: plan.versions.length, successions: plan.successions.length, changes }
      const fileName = `${pack.id} ${pack.version}`
      await insertImport(trx, {
        id: importId,
        fileName,
        sha256,
        kind: 'pack',
        counts,
        before: comparison.before,
        importedBy: user.accountId,
      })
      await carryOut(trx, comparison, { importId, source: '' })
      await writeSources(trx, territory, pack)
      await record(trx, user, 'territory.pack-loaded', importId, counts)
    }
    return changes + (await loadGroupings(trx, territory))
  })
}

function planOf({ nation, provinces }: PackTerritory) {
  const versions: UnitVersion[] = []
  const successions: Succession[] = []
  for (const { from, until, code, name, kind } of nation.states) {
    versions.push({
      unitId: NATION_ID,
      level: 'nation',
      fromOn: from,
      toOn: until ?? null,
      code,
      name,
      kind,
      parentId: null,
    })
  }
  for (const { id, states, predecessors = [] } of provinces) {
    const unitId = provinceIdOf(id)
    for (const { from, until, code, name, kind } of states) {
      versions.push({
        unitId,
        level: 'province',
        fromOn: from,
        toOn: until ?? null,
        code,
        name,
        kind,
        parentId: NATION_ID,
      })
    }
    for (const predecessor of predecessors) {
      const onDay = states[0]!.from
      successions.push({ fromUnitId: provinceIdOf(predecessor), toUnitId: unitId, onDay, share: 'whole', note: '' })
    }
  }
  const units = [...new Map(versions.map(({ unitId, level }) => [unitId, { id: unitId, level }])).values()]
  return { units, versions, successions }
}

/** Each state and succession names its document and clause. */
async function writeSources(trx: Trx, { citations, nation, provinces }: PackTerritory, pack: Pack): Promise<void> {
  const cite = (key: string) => {
    const citation = citations[key]
    if (!citation) throw new Error(`territory/provinces.yaml: no citation '${key}'`)
    return `${pack.sources.get(citation.source)?.number ?? citation.source}, ${citation.clause}`
  }
  const units = [
    { id: NATION_ID, states: nation.states, by: undefined },
    ...provinces.map((unit) => ({ ...unit, id: provinceIdOf(unit.id) })),
  ]
  for (const { id, states, by } of units) {
    for (const state of states) {
      await trx
        .updateTable('territory.unitVersion')
        .set({ source: cite(state.by) })
        .where('unitId', '=', id)
        .where('fromOn', '=', state.from)
        .execute()
    }
    if (by)
      await trx
        .updateTable('territory.succession')
        .set({ source: cite(by) })
        .where('toUnitId', '=', id)
        .execute()
  }
}

async function loadGroupings(trx: Trx, { groupings }: PackTerritory): Promise<number> {
  const wanted = groupings.flatMap(({ code, groups }) =>
    groups.flatMap((group) =>
      group.members.map(({ unit }) => ({ grouping: code, groupCode: group.code, unitId: provinceIdOf(unit) })),
    ),
  )
  const key = ({ grouping, groupCode, unitId }: (typeof wanted)[number]) => `${grouping} ${groupCode} ${unitId}`
  const there = new Set((await trx.selectFrom('territory.groupingMember').selectAll().execute()).map(key))
  if (there.size === wanted.length && wanted.every((member) => there.has(key(member)))) return 0
  await trx.deleteFrom('territory.groupingMember').execute()
  await trx.insertInto('territory.groupingMember').values(wanted).execute()
  return wanted.length
}
