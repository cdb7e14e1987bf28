import { expect, test } from 'vitest'
import { demoCommunes, NOTE } from './demo-communes.ts'
import type { AddressPackages } from './read-address-packages.ts'

const province = { code: '64', name: 'Gia Lai', name_with_type: 'Tỉnh Gia Lai' }
const district = (code: string, name: string, kind: string) => ({
  code,
  name,
  name_with_type: `${kind} ${name}`,
  parent_code: '64',
})
const listed = (code: string, name: string, parent_code: string) => ({
  code,
  name,
  name_with_type: `Xã ${name}`,
  parent_code,
})
const mapping = (code: string | null, name: string, old_district_name: string, new_ward_code: string) => ({
  old_ward_code: code,
  old_ward_name: name,
  old_district_name,
  old_province_name: 'Tỉnh Gia Lai',
  new_ward_code,
})

const PACKAGES: AddressPackages = {
  provinces: [{ province_code: '52', name: 'Gia Lai' }],
  communes: [
    { ward_code: '00001', name: 'Xã Mới', province_code: '52' },
    { ward_code: '00009', name: 'Xã Ia Mơ', province_code: '52' },
    { ward_code: '00010', name: 'Đặc khu Đảo Xa', province_code: '52' },
  ],
  mappings: [
    mapping('00001', 'Xã A', 'Huyện Hoà Bình', '00001'),
    mapping('00002', 'Xã B', 'Thị xã Hòa Bình', '00001'),
    mapping('00003', 'Xã C', 'Thành phố Cũ', '00001'),
    mapping('00004', 'Xã D', 'Quận Lạ', '00001'),
    mapping(null, 'Xã Hết Từ Lâu', 'Huyện Hòa Bình', '00001'),
    mapping('00005', 'Xã E', 'Huyện Hòa Bình', '99999'),
  ],
  listed: {
    provinces: [province],
    districts: [
      district('101', 'Hòa Bình', 'Huyện'),
      district('102', 'Hòa Bình', 'Thị xã'),
      district('103', 'Cũ', 'Huyện'),
      district('104', 'Đảo Xa', 'Huyện'),
    ],
    communes: [
      listed('00001', 'A', '101'),
      listed('00002', 'B', '102'),
      listed('00003', 'C', '103'),
      listed('00004', 'D', '103'),
      listed('00007', 'Ia Mơ', '101'),
    ],
  },
  versions: '',
}

test('districts take their code by kind and name, else by name alone; a stranger gets none', () => {
  const districts = demoCommunes(PACKAGES).map(({ oldCode, oldDistrict }) => [oldCode, oldDistrict])
  expect(districts.slice(0, 4)).toEqual([
    ['00001', 'Huyện Hoà Bình (101)'],
    ['00002', 'Thị xã Hòa Bình (102)'],
    ['00003', 'Thành phố Cũ (103)'],
    ['00004', 'Quận Lạ'],
  ])
})

test('a new commune nothing is mapped to was the commune of its name, whose code it keeps, or the district of its name', () => {
  const [namesake, island, ...more] = demoCommunes(PACKAGES).slice(4)
  expect(more).toEqual([]) // neither the commune that ended long ago nor the one that became an unknown one
  expect(namesake).toEqual({
    province: 'Gia Lai (52)',
    commune: 'Xã Ia Mơ',
    code: '00007',
    oldCommune: 'Xã Ia Mơ',
    oldCode: '00007',
    note: NOTE,
    oldDistrict: 'Huyện Hòa Bình (101)',
    oldProvince: 'Tỉnh Gia Lai',
  })
  expect(island).toMatchObject({
    code: '00010',
    oldCode: '',
    oldDistrict: 'Huyện Đảo Xa (104)',
    oldProvince: 'Tỉnh Gia Lai',
  })
  expect(island?.note).toContain('toàn bộ')
})

test('the note never claims that all of an old commune went to the new one', () => {
  expect(NOTE).toMatch(/một phần/)
})
