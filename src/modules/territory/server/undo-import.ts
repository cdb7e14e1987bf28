import { z } from 'zod'
import { PlainDate } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import { LEVELS, SHARES } from '../domain/territory.ts'
import { claimUnits } from './hold-units.ts'
import { closeImport, deleteStatesOf, findImport, findLaterImport, findUse, lockImports } from './import-queries.ts'
import { putSuccessions, restoreVersions } from './write-states.ts'

const Origin = { importId: z.uuid(), source: z.string() }

const Before = z.object({
  versions: z.array(
    z.object({
      unitId: z.uuid(),
      level: z.enum(LEVELS),
      fromOn: PlainDate,
      toOn: PlainDate.nullable(),
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      parentId: z.uuid().nullable(),
      ...Origin,
    }),
  ),
  successions: z.array(
    z.object({
      fromUnitId: z.uuid(),
      toUnitId: z.uuid(),
      onDay: PlainDate,
      share: z.enum(SHARES),
      note: z.string(),
      ...Origin,
    }),
  ),
})

/**
 * Takes back an import as a whole: what it brought goes, what it changed is as before. Imports are undone in the reverse
 * of their order, for a later one may rest on an earlier; and never once figures stand on the units it brought.
 */
export async function undoImport(context: Context, importId: string): Promise<void> {
  const { user, now } = context
  await inTransaction(context, async (trx) => {
    await lockImports(trx)
    await claimUnits(trx) // whoever is putting a figure on a unit just now is done first
    const found = await findImport(trx, importId)
    if (!found || found.kind === 'pack') throw new Problem('common.not-found')
    user.must('territory.import')
    if (found.undoneAt) throw new Problem('territory.already-undone')
    const later = await findLaterImport(trx, importId)
    if (later) {
      throw new Problem('territory.in-use', {
        detail: `Hãy hoàn tác lần nhập sau trước: ${later.fileName}.`,
        data: { importId: later.id },
      })
    }
    const use = await findUse(trx, importId)
    if (use) throw new Problem('territory.in-use', { data: { use } })
    const before = Before.parse(found.before)
    await deleteStatesOf(trx, importId)
    await restoreVersions(trx, before.versions)
    await putSuccessions(trx, before.successions)
    await closeImport(trx, importId, now)
    await record(trx, user, 'territory.import-undone', importId, { fileName: found.fileName })
  })
}
