import { foldToLetters } from '#kernel/text.ts'
import type { AddressPackages, Listed } from './read-address-packages.ts'

/** A row as the official conversion table has it. */
export type DemoRow = {
  province: string
  commune: string
  code: string
  oldCommune: string
  oldCode: string
  note: string
  oldDistrict: string
  oldProvince: string
}

/** The package names one new commune for each old one, and never says how much of it went there. */
export const NOTE = 'Nhập một phần hoặc toàn bộ (gói dữ liệu minh họa không nói rõ)'
const WHOLE_DISTRICT = 'Sắp xếp toàn bộ huyện: huyện không có xã'

/**
 * Cleans the two packages into rows of a conversion table:
 *  - rows without the code of an old commune are left out: those communes had ended before 2025;
 *  - districts take their code from the other package, by name among the districts their communes are listed in; a
 *    district it does not know (formed at the end of 2024) gets none, and its communes stand under the province;
 *  - a new commune nothing is mapped to was a district of that name (island districts without communes), or a commune
 *    of that name, whose code it then keeps.
 */
export function demoCommunes(packages: AddressPackages): DemoRow[] {
  const { provinces, communes, mappings, listed } = packages
  const provinceOf = new Map(provinces.map(({ province_code, name }) => [province_code, `${name} (${province_code})`]))
  const known = new Map(communes.map((commune) => [commune.ward_code, commune]))
  const olds = mappings.filter((row): row is Old => row.old_ward_code !== null && known.has(row.new_ward_code))
  const codeOf = districtCodes(olds, listed)

  const rows = olds.map((row): DemoRow => {
    const { name, ward_code, province_code } = known.get(row.new_ward_code)!
    const district = row.old_district_name ?? ''
    const code = codeOf.get(districtKey(row))
    return {
      province: provinceOf.get(province_code) ?? '',
      commune: name,
      code: ward_code,
      oldCommune: row.old_ward_name ?? '',
      oldCode: row.old_ward_code,
      note: NOTE,
      oldDistrict: code ? `${district} (${code})` : district,
      oldProvince: row.old_province_name ?? '',
    }
  })
  const mapped = new Set(rows.map(({ code }) => code))
  const taken = new Set(rows.map(({ oldCode }) => oldCode))
  for (const { ward_code, name, province_code } of communes) {
    if (mapped.has(ward_code)) continue
    const row = { province: provinceOf.get(province_code) ?? '', commune: name, code: ward_code }
    rows.push({ ...row, ...originOf(name, listed, taken) })
  }
  return rows
}

type Mapping = AddressPackages['mappings'][number]
type Old = Mapping & { old_ward_code: string }
type Origin = Pick<DemoRow, 'oldCommune' | 'oldCode' | 'note' | 'oldDistrict' | 'oldProvince'> & { code?: string }

/** Where a new commune came from that no old one is mapped to. */
function originOf(
  name: string,
  { provinces, districts, communes }: AddressPackages['listed'],
  taken: Set<string>,
): Origin {
  const nothing = { oldCommune: '', oldCode: '', note: NOTE, oldDistrict: '', oldProvince: '' }
  const above = (district: Listed) => ({
    oldDistrict: labelOf(district),
    oldProvince: provinces.find(({ code }) => code === district.parent_code)?.name_with_type ?? '',
  })
  const district = only(districts.filter((one) => one.name === name.replace(/^Đặc khu /, '')))
  if (district) return { ...nothing, ...above(district), note: WHOLE_DISTRICT }
  const namesake = only(communes.filter((one) => one.name_with_type === name && !taken.has(one.code)))
  const around = namesake && districts.find(({ code }) => code === namesake.parent_code)
  if (!namesake || !around) return nothing
  return { ...nothing, ...above(around), oldCommune: name, oldCode: namesake.code, code: namesake.code }
}

/** Codes of districts: of the same kind and name, else of the same name alone, each code once. */
function districtCodes(olds: readonly Old[], listed: AddressPackages['listed']): Map<string, string> {
  const parents = new Map(listed.communes.map(({ code, parent_code }) => [code, parent_code]))
  const districts = new Map(listed.districts.map((district) => [district.code, district]))
  const codes = new Map<string, string>()
  const groups = Map.groupBy(olds, districtKey)
  for (const isSame of [isSameDistrict, isSameButKind]) {
    const claimed = new Set(codes.values())
    for (const [key, rows] of groups) {
      const candidates = new Set(rows.map(({ old_ward_code }) => parents.get(old_ward_code) ?? ''))
      const found = [...candidates].filter((code) => {
        const district = districts.get(code)
        return district && !claimed.has(code) && isSame(rows[0]!.old_district_name ?? '', district)
      })
      if (!codes.has(key) && found.length === 1) codes.set(key, found[0]!)
    }
  }
  return codes
}

function districtKey({ old_province_name, old_district_name }: Mapping): string {
  return `${old_province_name} ${old_district_name}`
}

function isSameDistrict(written: string, { name_with_type }: Listed): boolean {
  return foldToLetters(written) === foldToLetters(name_with_type)
}

function isSameButKind(written: string, { name }: Listed): boolean {
  return foldToLetters(written.replace(/^(quận|huyện|thị xã|thành phố) /i, '')) === foldToLetters(name)
}

function labelOf({ name_with_type, code }: Listed): string {
  return `${name_with_type} (${code})`
}

function only<T>(found: T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined
}
