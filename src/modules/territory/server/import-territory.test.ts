import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { describe } from 'vitest'
import { expect, test } from '#app/testing/test.ts'
import { day } from '#kernel/plain-date.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { sameSpelling } from '../domain/unit-label.ts'
import { listSuccessions } from './get-unit-history.ts'
import { importTerritory, previewImport } from './import-territory.ts'
import { findUnit, listUnits } from './queries.ts'
import { undoImport } from './undo-import.ts'

const TABLE = Buffer.from(`\ufeffĐơn vị hành chính từ ngày 01/7/2025,,,Đơn vị hành chính trước ngày 01/7/2025,,,,
"Tỉnh, thành phố",Tên Xã mới,Mã Xã mới,Tên Xã cũ,Mã Xã cũ,Ghi chú,Quận/huyện,Tỉnh cũ
THÀNH PHỐ HÀ NỘI  ,,,,,,,
Thành phố Hà Nội (01),Phường Ba Đình,00004,Phường Trúc Bạch,00004,Nhập toàn bộ,Quận Ba Đình (001),Thành phố Hà Nội (01)
Thành phố Hà Nội (01),"Phường
Ba  Đình ",00004,Phường Ngọc Hà,00016,Nhập một  phần,Quận Ba Đình (001),Thành phố Hà Nội (01)
Thành phố Hà Nội (01),Phường Ngọc Hà,00008,Phường Ngọc Hà,00016,Nhâp một phần,Quận Ba Đình (001),Thành phố Hà Nội (01)
Thành phố Hà Nội (01),,,,,,,
Thành phố Hà Nội (01),Xã Minh Châu,09664,Xã Minh Châu,09664,Giữ nguyên,Huyện Ba Vì (271),Thành phố Hà Nội (01)
`)
const LIST = Buffer.from(`Tỉnh Thành Phố,Mã TP,Quận Huyện,Mã QH,Phường Xã,Mã PX,Cấp,Tên Tiếng Anh
Thành phố Hà Nội,01,Quận Ba Đình,001,Phường Trúc Bạch,00004,Phường,
Thành phố Hà Nội,01,Quận Ba Đình,001,Phường Ngọc Hồ,00016,Phường,
Thành phố Hà Nội,01,Quận Ba Đình,001,Phường Phúc Xá,00001,Phường,
Thành phố Hà Nội,01,Huyện Ba Vì,271,Xã Minh Châu,09664,Xã,
`)

/** Everything stored, without which import brought it: for comparing. */
async function stored(db: Db) {
  const { rows } =
    await sql`select version.unit_id, version.from_on, version.to_on, version.code, version.name, version.kind, version.parent_id
    from territory.unit_version version order by 1, 2`.execute(db)
  const links =
    await sql`select from_unit_id, to_unit_id, on_day, share, note from territory.succession order by 1, 2, 3`.execute(
      db,
    )
  const { rows: units } = await sql`select id, level from territory.unit order by 1`.execute(db)
  return [rows, links.rows, units]
}

test('a preview counts and lists what it cannot place, and changes nothing', async ({ context, db }) => {
  const before = await stored(db)
  const report = await previewImport(context(), 'bang.csv', TABLE)
  expect(report).toMatchObject({
    importId: null,
    kind: 'conversion',
    // 2 districts, 3 old communes, 2 new ones; the third goes on under a new parent: one unit, two states
    counts: { units: 7, versions: 8, successions: 3, existing: 0, new: 11, changed: 0 },
    problems: [{ row: 7, column: 'Tỉnh, thành phố', value: 'Thành phố Hà Nội (01)' }],
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(await stored(db)).toEqual(before)
})

test('imports what it can place; a code is another unit after the day', async ({ context, db }) => {
  await importTerritory(context(), 'bang.csv', TABLE)
  const old = await findUnit(db, '00004', 'commune', day('2025-06-30'))
  const now = await findUnit(db, '00004', 'commune', day('2025-07-01'))
  expect([old?.fullName, old?.toOn, now?.fullName, now?.fromOn]).toEqual([
    'Phường Trúc Bạch',
    '2025-07-01',
    'Phường Ba Đình',
    '2025-07-01',
  ])
  expect(old?.id).not.toBe(now?.id)
  expect((await listSuccessions(db, { to: now?.id })).map(({ unit, share }) => [unit.code, share])).toEqual([
    ['00004', 'whole'],
    ['00016', 'part'],
  ])

  const hanoi = await findUnit(db, '01', 'province', day('2026-01-01'))
  const kept = [
    await findUnit(db, '09664', 'commune', day('2025-06-30')),
    await findUnit(db, '09664', 'commune', day('2025-07-01')),
  ]
  expect(kept[0]?.id).toBe(kept[1]?.id)
  expect(kept[1]?.parentId).toBe(hanoi?.id)
})

test('the same table as a spreadsheet gives the same', async ({ context, db }) => {
  await importTerritory(context(), 'bang.csv', TABLE)
  const rows = parse(TABLE, { bom: true, relaxColumnCount: true }) as string[][]
  const workbook = Buffer.from(await writeXlsx({ sheets: [{ name: 'Bảng', rows }] }))
  expect(await importTerritory(context(), 'bang.xlsx', workbook)).toMatchObject({
    counts: { existing: 11, new: 0, changed: 0 },
    problems: [{ row: 7 }],
  })
  expect(await db.selectFrom('territory.import').select('id').where('kind', '=', 'conversion').execute()).toHaveLength(
    1,
  )
})

test('imported again, it changes nothing and leaves no import behind', async ({ context, db }) => {
  const { importId } = await importTerritory(context(), 'bang.csv', TABLE)
  const before = await stored(db)
  const again = await importTerritory(context(), 'renamed.csv', TABLE)
  expect(again).toMatchObject({ importId: null, counts: { existing: 11, new: 0, changed: 0 } })
  expect(await stored(db)).toEqual(before)
  expect(await db.selectFrom('territory.import').select('id').where('kind', '=', 'conversion').execute()).toEqual([
    { id: importId },
  ])
})

test('either order of table and list ends in the same state; what the table says of a name stands', async ({
  context,
  db,
}) => {
  const [table, list] = [
    () => importTerritory(context(), 'bang.csv', TABLE),
    () => importTerritory(context(), 'ds.csv', LIST),
  ]
  const first = [await table(), await list()]
  const one = await stored(db)
  expect(first[1]).toMatchObject({
    problems: [],
    remarks: [
      { row: 3, value: 'phường Ngọc Hồ (00016)' },
      { row: 4, value: 'phường Phúc Xá (00001)' },
    ],
  })
  for (const { importId } of first.reverse()) await undoImport(context(), importId!)
  await list()
  expect((await table()).counts).toMatchObject({ changed: 2 }) // a name, and the end of a commune the table does not know
  expect(await stored(db)).toEqual(one)
  // and neither takes back what the other said
  expect([(await list()).counts, (await table()).counts]).toMatchObject([
    { new: 0, changed: 0 },
    { new: 0, changed: 0 },
  ])
  const gone = await findUnit(db, '00001', 'commune', day('2025-06-29'))
  expect([gone?.name, gone?.toOn]).toEqual(['Phúc Xá', '2025-06-30'])
})

test('undoing puts back everything as it was, in reverse order only', async ({ context, db }) => {
  const states = [await stored(db)]
  const list = await importTerritory(context(), 'ds.csv', LIST)
  states.push(await stored(db))
  const table = await importTerritory(context(), 'bang.csv', TABLE)
  await expect(undoImport(context(), list.importId!)).rejects.toMatchObject({
    code: 'territory.in-use',
    message: expect.stringContaining('bang.csv'),
  })
  await undoImport(context(), table.importId!)
  expect(await stored(db)).toEqual(states[1])
  await undoImport(context(), list.importId!)
  expect(await stored(db)).toEqual(states[0])
  await expect(undoImport(context(), list.importId!)).rejects.toMatchObject({ code: 'territory.already-undone' })
})

test('an import is not undone once something stands on its units', async ({ context, db }) => {
  const { importId } = await importTerritory(context(), 'bang.csv', TABLE)
  const unit = await findUnit(db, '00004', 'commune', day('2025-07-01'))
  const file = { unitId: unit!.id, id: uuidv7(), name: 'anh.jpg', size: 1, sha256: 'x' }
  await db.insertInto('platform.file').values(file).execute()
  await expect(undoImport(context(), importId!)).rejects.toMatchObject({
    code: 'territory.in-use',
    extra: { data: { use: 'platform.file' } },
  })
  expect(await findUnit(db, '00004', 'commune', day('2025-07-01'))).toBeDefined()
})

test.for([
  ['rỗng', Buffer.alloc(0)],
  ['bảng khác', Buffer.from('TT,Địa phương\n1,Hà Giang\n')],
  ['không phải UTF-8', Buffer.from([0xff, 0xfe, 0x41, 0x00])],
  ['nháy không khép', Buffer.from('"Tỉnh,Mã\n')],
  ['tỉnh không tồn tại', Buffer.from('Tỉnh,Mã tỉnh,Xã,Mã xã\nTỉnh Không Có,99,Xã A,00001\n')],
] as const)(
  'a file that is no such file (%s) is refused with a reason, and nothing changes',
  async ([, content], { context, db }) => {
    const before = await stored(db)
    await expect(importTerritory(context(), 'x.csv', content)).rejects.toMatchObject({
      code: 'territory.unreadable-file',
      extra: { detail: expect.stringMatching(/\S/) },
    })
    expect(await stored(db)).toEqual(before)
  },
)

const REFERENCE = '../shared/reference/territory'
describe.skipIf(!existsSync(REFERENCE))('the two files as published (skipped where they are absent)', () => {
  const load = (name: string) => readFileSync(`${REFERENCE}/${name}`)
  const [conversion, list] = ['communes-2025-07-01-from-old.csv', 'wards-before-2025-07.csv']
  const communesOn = (db: Db, on: string) => listUnits(db, { level: 'commune', day: day(on) })

  async function importBoth(context: Context) {
    return [
      await importTerritory(context, list, load(list)),
      await importTerritory(context, conversion, load(conversion)),
    ]
  }

  test('give 3,321 communes, every one of the eve with its successors', {
    timeout: 60_000,
  }, async ({ context, db }) => {
    const reports = await importBoth(context())
    expect(reports.map(({ problems }) => problems.map(({ row }) => row))).toEqual([[], [3035]])

    const communes = await communesOn(db, '2025-07-01')
    const kinds = Object.fromEntries(
      [...Map.groupBy(communes, ({ kind }) => kind)].map(([kind, { length }]) => [kind, length]),
    )
    expect([communes.length, kinds]).toEqual([3321, { phường: 687, xã: 2621, 'đặc khu': 13 }])
    expect(await listUnits(db, { level: 'district', day: day('2025-07-01') })).toEqual([])
    expect(await listUnits(db, { level: 'district', day: day('2025-06-30') })).toHaveLength(696)

    const eve = await communesOn(db, '2025-06-30')
    expect(eve.every(({ toOn }) => toOn === '2025-07-01')).toBe(true)
    const links = new Set(
      (await db.selectFrom('territory.succession').select('fromUnitId').execute()).map(({ fromUnitId }) => fromUnitId),
    )
    const goesOn = new Set(communes.map(({ id }) => id))
    expect(eve.filter(({ id }) => !links.has(id) && !goesOn.has(id))).toEqual([])

    const expected = parse(load('admin_communes_3321.csv'), {
      comment: '#',
      columns: true,
      recordDelimiter: ['\r\n', '\n'],
    }) as { code: string; name: string; province_code: string }[]
    const byCode = new Map(communes.map((commune) => [commune.code, commune]))
    const provinces = new Map(
      (await listUnits(db, { level: 'province', day: day('2025-07-01') })).map(({ id, code }) => [id, code]),
    )
    const different = expected.filter(({ code, name, province_code }) => {
      const ours = byCode.get(code)
      return !ours || !sameSpelling(ours.name, name) || provinces.get(ours.parentId ?? '') !== province_code
    })
    // The two published sources differ in one code: the conversion table gives Ba Chẽ 06970.
    expect(different.map(({ code, name }) => [code, name])).toEqual([['06978', 'Ba Chẽ']])
    expect(byCode.get('06970')?.name).toBe('Ba Chẽ')
  })

  test('imported again, nothing is new', { timeout: 60_000 }, async ({ context }) => {
    await importBoth(context())
    const reports = await importBoth(context())
    expect(reports.map(({ importId, counts }) => [importId, counts.new, counts.changed])).toEqual([
      [null, 0, 0],
      [null, 0, 0],
    ])
  })
})
