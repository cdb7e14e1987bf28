import { dayBefore } from '#kernel/plain-date.ts'
import { compareVietnamese } from '#kernel/text.ts'
import {
  collectPlan,
  endedKey,
  formedKey,
  GONE,
  type IdOf,
  type ImportPlan,
  knownFrom,
  mostFrequent,
} from './import-plan.ts'
import { findProvince, type KnownUnits, type KnownVersion, knownOnEve, plain } from './known-units.ts'
import type { Conversion, ConversionRow } from './read-conversion.ts'
import { type SettledRow, settleOldCodes } from './settle-old-codes.ts'
import type { Remark } from './table.ts'
import type { UnitVersion } from './territory.ts'
import { sameName, sameSpelling } from './unit-label.ts'

/**
 * Turns a conversion table into units, states and successions.
 *
 * A commune of which the table says that nothing but its name or kind changes («Giữ nguyên», «Đổi tên», «Đổi loại hình»,
 * the same code, one row on either side) goes on as the same unit with a new state: its land and its people are the same,
 * only who stands above it is another. Every other commune after the day is a new unit, even under an old code and name:
 * 00004 was Trúc Bạch, is Ba Đình, and figures of the one are not figures of the other.
 */
export function planConversion(conversion: Conversion, known: KnownUnits, idOf: IdOf): ImportPlan {
  const { day } = conversion
  const eve = dayBefore(day)
  const since = knownFrom(day)
  const onEve = knownOnEve(known, eve, since)
  const plan = collectPlan()
  const problems = [...conversion.problems]
  const remarks = [...conversion.remarks]

  const oldCodes = new Set(conversion.rows.flatMap(({ old }) => old?.code ?? []))
  const placed = conversion.rows.filter((row) => isCodeFree(row) && placeProvinces(row))
  const { settled, problems: unsettled, remarks: settledRemarks } = settleOldCodes(placed, onEve)
  problems.push(...unsettled)
  remarks.push(...settledRemarks)

  const districts = putDistricts(placed)
  const olds = putOldCommunes(settled)
  const news = putNewCommunes()
  for (const row of settled) {
    const [from, to] = [olds.get(row.oldCode)!, news.get(row.unit.code)!]
    if (from !== to) link(row, from, to)
  }
  for (const row of placed) if (!row.old) link(row, districts.get(row.oldDistrict.code)!, news.get(row.unit.code)!)
  endLeftOver()
  return { kind: 'conversion', ...plan.finish(), problems, remarks }

  /** A code is free on the day if nobody bears it, or the table says what becomes of who does. */
  function isCodeFree({ row, unit }: ConversionRow): boolean {
    const bearer = known.byCode('commune', unit.code, day)
    if (!bearer || bearer.fromOn === day || oldCodes.has(bearer.code)) return true
    const reason = `Mã này đang là của ${bearer.kind} ${bearer.name}, mà bảng không nói đơn vị đó nhập vào đâu.`
    problems.push({ row, column: 'Mã Xã mới', value: unit.code, reason })
    return false
  }

  function placeProvinces(row: ConversionRow): boolean {
    const found = findProvince(known, row.province, day)
    const old = findProvince(known, row.oldProvince, eve)
    const at = (column: string, value: string, reason: string): Remark => ({ row: row.row, column, value, reason })
    if (!found) problems.push(at('Tỉnh, thành phố', row.province.name, `Không có tỉnh này vào ngày ${day}.`))
    else if (!old) problems.push(at('Tỉnh cũ', row.oldProvince.name, `Không có tỉnh này vào ngày ${eve}.`))
    else if (!old.agrees) {
      const written = `${row.oldProvince.name} (${row.oldProvince.code})`
      remarks.push(
        at('Tỉnh cũ', written, `Mã và tên không khớp; hiểu theo tên: ${old.province.name} (${old.province.code}).`),
      )
    }
    return Boolean(found && old)
  }

  function putDistricts(rows: ConversionRow[]): Map<string, string> {
    const ids = new Map<string, string>()
    for (const [code, group] of Map.groupBy(rows, ({ oldDistrict }) => oldDistrict.code)) {
      if (!code) continue
      const { oldDistrict } = mostFrequent(group, (row) => `${row.oldDistrict.kind} ${row.oldDistrict.name}`)
      const { oldProvince } = mostFrequent(group, (row) => findProvince(known, row.oldProvince, eve)!.province.unitId)
      const parentId = findProvince(known, oldProvince, eve)!.province.unitId
      const there = onEve.byCode('district', code)
      const unitId = there?.unitId ?? idOf(endedKey('district', code, day))
      plan.put(
        endedState(there, {
          unitId,
          level: 'district',
          code,
          name: oldDistrict.name,
          kind: oldDistrict.kind,
          parentId,
        }),
      )
      ids.set(code, unitId)
    }
    return ids
  }

  function putOldCommunes(rows: SettledRow[]): Map<string, string> {
    const ids = new Map<string, string>()
    const codes = new Set(rows.map(({ oldCode }) => oldCode))
    for (const [code, group] of Map.groupBy(rows, ({ oldCode }) => oldCode)) {
      const row = mostFrequent(group, ({ old }) => `${old!.kind} ${old!.name}`)
      const parentId = districts.get(row.oldDistrict.code) ?? findProvince(known, row.oldProvince, eve)!.province.unitId
      const there = onEve.byCode('commune', code) ?? namesake(row, parentId, codes)
      const unitId = there?.unitId ?? idOf(endedKey('commune', code, day))
      const kind = row.old!.kind || there?.kind || 'xã'
      if (!row.old!.kind) remarks.push(doubt(row, `Thiếu loại đơn vị; coi là ${kind}.`))
      if (there && !sameSpelling(there.name, row.old!.name))
        remarks.push(doubt(row, `Danh mục đã nạp ghi «${there.name}» cho đơn vị này.`))
      if (there && there.code !== code) remarks.push(doubt(row, `Danh mục đã nạp ghi mã ${there.code} cho đơn vị này.`))
      plan.put(endedState(there, { unitId, level: 'commune', code, name: row.old!.name, kind, parentId }))
      ids.set(code, unitId)
    }
    return ids
  }

  /** A code nobody knows, a name somebody bears in the same district whose own code the table never gives: one commune. */
  function namesake(row: SettledRow, parentId: string, codes: Set<string>): KnownVersion | undefined {
    const found = onEve.byName('commune', row.old!.name, parentId)
    return found && !codes.has(found.code) ? found : undefined
  }

  function putNewCommunes(): Map<string, string> {
    const ids = new Map<string, string>()
    const rowsOfOld = Map.groupBy(settled, ({ oldCode }) => oldCode)
    const settledOf = new Map(settled.map((row) => [row.row, row]))
    for (const [code, group] of Map.groupBy(placed, ({ unit }) => unit.code)) {
      const { unit, province } = mostFrequent(group, (row) => `${row.unit.kind} ${row.unit.name}`)
      for (const row of group) {
        if (sameName(row.unit.name, unit.name)) continue
        const reason = `Mã ${code} mang nhiều tên; dùng «${unit.name}», tên ghi ở nhiều dòng nhất.`
        remarks.push({ row: row.row, column: 'Tên Xã mới', value: row.unit.name, reason })
      }
      const only = group.length === 1 ? settledOf.get(group[0]!.row) : undefined
      const goesOn = only?.reading.continues && only.oldCode === code && rowsOfOld.get(only.oldCode)!.length === 1
      const there = formedOn(code)
      const unitId = there?.unitId ?? (goesOn ? olds.get(code)! : idOf(formedKey('commune', code, day)))
      const parentId = findProvince(known, province, day)!.province.unitId
      const fresh: UnitVersion = {
        unitId,
        level: 'commune',
        fromOn: day,
        toOn: there?.toOn ?? null,
        code,
        name: unit.name,
        kind: unit.kind,
        parentId,
      }
      plan.put(there?.learntFrom === 'pack' ? plain(there) : fresh)
      ids.set(code, unitId)
    }
    return ids
  }

  /** Who began to bear the code on this very day; whoever bears it since earlier is the old unit that ends now. */
  function formedOn(code: string): KnownVersion | undefined {
    const there = known.byCode('commune', code, day)
    return there?.fromOn === day ? there : undefined
  }

  /** The state until the day: what stronger or later sources say of it stays, but it ends here. */
  function endedState(there: KnownVersion | undefined, read: Omit<UnitVersion, 'fromOn' | 'toOn'>): UnitVersion {
    if (!there) return { ...read, fromOn: since, toOn: day }
    const mayReword = there.learntFrom === 'ward-list' || (there.learntFrom === 'conversion' && there.fromOn === since)
    return { ...(mayReword ? read : plain(there)), fromOn: there.fromOn, toOn: day }
  }

  function link(row: ConversionRow, fromUnitId: string, toUnitId: string) {
    plan.link({ fromUnitId, toUnitId, onDay: day, share: row.reading.share, note: row.note })
  }

  function doubt(row: ConversionRow, reason: string): Remark {
    return { row: row.row, column: 'Tên Xã cũ', value: `${row.old!.name} (${row.old!.code})`, reason }
  }

  /** Communes a list knows on the eve in the districts of this table, of which the table says nothing: they ended before. */
  function endLeftOver() {
    const [named, here] = [new Set(olds.values()), new Set(districts.values())]
    const silent = known
      .on('commune', eve)
      .filter(({ unitId, parentId }) => !named.has(unitId) && here.has(parentId ?? ''))
    for (const there of silent.sort((one, other) => compareVietnamese(one.name, other.name))) {
      remarks.push({
        row: null,
        column: 'Tên Xã cũ',
        value: `${there.kind} ${there.name} (${there.code})`,
        reason: GONE,
      })
      if (there.learntFrom === 'ward-list' && there.fromOn < eve) plan.put({ ...plain(there), toOn: eve })
    }
  }
}
