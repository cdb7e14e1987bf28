import { dayBefore, type PlainDate } from '#kernel/plain-date.ts'
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
import { type KnownUnits, type KnownVersion, plain } from './known-units.ts'
import type { WardList, WardListRow } from './read-ward-list.ts'
import type { Level, UnitVersion } from './territory.ts'
import { sameName, sameSpelling, type UnitLabel } from './unit-label.ts'

type Period = { fromOn: PlainDate; toOn: PlainDate | null }

/**
 * Turns a list of communes into units and states. The list bears no day: it holds while all its provinces, with these
 * codes and names, stood at once, and where it has districts no longer than there were districts. Of that time only the
 * last year is claimed (see `knownFrom`): the list tells how things stood at the end.
 *
 * What a conversion table said before of the same units stays as it is: it names the state on the eve by law.
 */
export function planWardList(
  list: WardList,
  known: KnownUnits,
  idOf: IdOf,
  districtsUntil: PlainDate,
): ImportPlan | undefined {
  const period = periodOf(list, known, districtsUntil)
  if (!period) return undefined
  const { fromOn, toOn } = period
  const seenOn = toOn ? dayBefore(toOn) : fromOn
  const plan = collectPlan()
  const problems = [...list.problems]
  const remarks = [...list.remarks]

  const provinceOf = (row: WardListRow) => known.byCode('province', row.province.code, seenOn)!.unitId
  const districts = new Map<string, string>()
  // The table names every commune of the eve. Another in the same district had ended before, on a day neither tells.
  const eveCommunes = known.on('commune', seenOn).filter(({ unitId }) => known.isConverted(unitId))
  const convertedParents = new Set(toOn ? eveCommunes.map(({ parentId }) => parentId) : [])
  for (const [code, group] of Map.groupBy(list.rows, ({ district }) => district?.code)) {
    if (!code) continue
    const { district } = mostFrequent(group, (row) => `${row.district!.kind} ${row.district!.name}`)
    const parent = mostFrequent(group, provinceOf)
    districts.set(code, put('district', { ...district!, code }, provinceOf(parent)))
  }
  const codes = new Set(list.rows.flatMap(({ commune }) => commune?.code ?? []))
  for (const [code, group] of Map.groupBy(list.rows, ({ commune }) => commune?.code)) {
    if (!code) continue
    const [first, ...others] = group as [WardListRow, ...WardListRow[]]
    for (const other of others) {
      const { row, commune } = other
      const reason = `Mã ${code} đã có ở dòng ${first.row} (${first.commune!.name}).`
      if (!sameName(commune!.name, first.commune!.name))
        problems.push({ row, column: 'Mã PX', value: `${commune!.name} (${code})`, reason })
    }
    put('commune', { ...first.commune!, code }, districts.get(first.district?.code ?? '') ?? provinceOf(first), first)
  }
  return { kind: 'ward-list', ...plan.finish(), problems, remarks }

  function put(level: Level, { code, name, kind }: UnitLabel, parentId: string, row?: WardListRow): string {
    const there =
      known.byCode(level, code, seenOn) ?? known.byCode(level, code, fromOn) ?? (row && namesake(level, name, parentId))
    const unitId = there?.unitId ?? idOf(toOn ? endedKey(level, code, toOn) : formedKey(level, code, fromOn))
    const isGone = !there && convertedParents.has(parentId)
    const read: UnitVersion = {
      unitId,
      level,
      fromOn,
      toOn: isGone ? seenOn : toOn,
      code,
      name,
      kind: kind || there?.kind || 'xã',
      parentId,
    }
    if (!there) plan.put(read)
    else if (isTold(there)) plan.put(plain(there))
    else plan.put({ ...read, fromOn: there.fromOn, toOn: there.toOn })
    if (row) remark(row, there, isGone)
    return unitId
  }

  function isTold({ learntFrom, unitId }: KnownVersion): boolean {
    return learntFrom !== 'ward-list' || known.isConverted(unitId)
  }

  /** A code nobody knows, a name somebody bears in the same district whose own code the list never gives: one commune. */
  function namesake(level: Level, name: string, parentId: string): KnownVersion | undefined {
    const found = known.byName(level, name, parentId, seenOn)
    return found && !codes.has(found.code) ? found : undefined
  }

  function remark({ row, commune }: WardListRow, there: KnownVersion | undefined, isGone: boolean) {
    const say = (reason: string) => {
      remarks.push({ row, column: 'Phường Xã', value: `${commune!.kind} ${commune!.name} (${commune!.code})`, reason })
    }
    if (isGone) say(GONE)
    if (!there || !isTold(there)) return
    if (!sameSpelling(there.name, commune!.name)) say(`Bảng chuyển đổi đã nạp ghi «${there.name}»; giữ tên đó.`)
    if (there.code !== commune!.code) say(`Bảng chuyển đổi đã nạp ghi mã ${there.code}; giữ mã đó.`)
  }
}

/** The time in which every province of the list stood with the code and name the list gives; undefined if there is none. */
function periodOf(list: WardList, known: KnownUnits, districtsUntil: PlainDate): Period | undefined {
  const provinces = [...Map.groupBy(list.rows, ({ province }) => province.code).values()].map(([row]) => row!.province)
  const states = provinces.map(({ code, name }) =>
    known.states('province', code).filter((state) => sameName(state.name, name)),
  )
  const starts = new Set(states.flat().map(({ fromOn }) => fromOn))
  const common = [...starts]
    .sort()
    .reverse()
    .find((start) =>
      states.every((those) => those.some(({ fromOn, toOn }) => fromOn <= start && (!toOn || start < toOn))),
    )
  if (!common || states.length === 0) return undefined
  const ends = states.flatMap(
    (those) => those.find(({ fromOn, toOn }) => fromOn <= common && (!toOn || common < toOn))?.toOn ?? [],
  )
  const hasDistricts = list.rows.some(({ district }) => district)
  const toOn = [...ends, ...(hasDistricts ? [districtsUntil] : [])].sort()[0] ?? null
  if (toOn !== null && toOn <= common) return undefined
  const claimed = toOn ? [common, knownFrom(toOn)] : [common]
  return { fromOn: claimed.sort().at(-1)!, toOn }
}
