import { expect, test } from '#app/testing/test.ts'
import { day } from '#kernel/plain-date.ts'
import { unitIdOf } from './ids.ts'
import { loadPackTerritory } from './load-pack-territory.ts'
import { findPlace, findUnitState, nameUnits } from './places.ts'
import { provinceHistory, provincesHeld } from './province-book.ts'
import { findUnit } from './queries.ts'

const [before, after] = [day('2015-03-05'), day('2026-01-01')]

test('an officer of a province holds it and all it was formed of, an officer of an old one only that', async ({
  db,
}) => {
  const now = await findUnit(db, '08', 'province', after)
  const old = await findUnit(db, '08', 'province', before)
  const haGiang = await findUnit(db, '02', 'province', before)
  const held = await provincesHeld(db, now!.id)
  expect([held[0], held.length]).toEqual([now!.id, 3])
  expect(new Set(held)).toEqual(new Set([now!.id, old!.id, haGiang!.id]))
  expect(await provincesHeld(db, old!.id)).toEqual([old!.id])
})

test('identities are made from keys and never change', async ({ db }) => {
  expect((await findUnit(db, '01', 'province', before))?.id).toBe(unitIdOf('province/01/2008-08-01'))
  expect(unitIdOf('province/01/2008-08-01')).toBe('26339bb5-12dd-559e-9806-20406d4174a6')
})

test('names a unit as it stood on its day', async ({ db }) => {
  const hue = (await findUnit(db, '46', 'province', before))!.id
  const names = await nameUnits(db, [
    { unitId: hue, day: before },
    { unitId: hue, day: after },
  ])
  expect([names(hue, before), names(hue, after)]).toEqual(['Tỉnh Thừa Thiên Huế', 'Thành phố Huế'])
  expect((await findUnitState(db, hue))?.name).toBe('Huế')
})

test('a place is found with its province only on days it stood', async ({ db }) => {
  const haGiang = (await findUnit(db, '02', 'province', before))!.id
  expect(await findPlace(db, haGiang, before)).toMatchObject({
    provinceId: haGiang,
    provinceName: 'Tỉnh Hà Giang',
    level: 'province',
  })
  expect(await findPlace(db, haGiang, after)).toBeUndefined()
  expect(await findPlace(db, unitIdOf('nation'), after)).toBeUndefined()
})

test('the book of provinces knows the region of each, before and after', async ({ db }) => {
  const book = await provinceHistory(db)
  const region = (code: string, on: typeof before) =>
    book.groupOf('letter-727', book.on(on).find((one) => one.code === code)!.unitId)
  expect([region('26', before), region('25', after), region('79', after)]).toEqual(['III', 'I', 'VII'])
})

test('loading the pack again writes nothing', async ({ context }) => {
  expect(await loadPackTerritory(context())).toBe(0)
})

test('a state that differs from the pack is put right', async ({ context, db }) => {
  const id = unitIdOf('province/01/2008-08-01')
  await db.updateTable('territory.unitVersion').set({ name: 'Hà Lội' }).where('unitId', '=', id).execute()
  expect(await loadPackTerritory(context())).toBe(1)
  expect((await findUnitState(db, id))?.name).toBe('Hà Nội')
})
