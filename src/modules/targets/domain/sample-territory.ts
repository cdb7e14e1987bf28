import type { ProvinceName, RegionGroup } from './letter-reading.ts'

/** Territory for tests: the 63 provinces of 2015 in the order and the regions of letter 727, and the 34 since July 2025. */
const REGIONS_2015: Record<string, string> = {
  'Đông Bắc Bộ':
    'Hà Giang, Cao Bằng, Lào Cai, Bắc Kạn, Lạng Sơn, Tuyên Quang, Yên Bái, Thái Nguyên, Phú Thọ, Bắc Giang, Quảng Ninh',
  'Tây Bắc Bộ': 'Lai Châu, Điện Biên, Sơn La, Hòa Bình',
  'Đồng bằng sông Hồng':
    'Hà Nội, Hải Phòng, Hải Dương, Bắc Ninh, Vĩnh Phúc, Hưng Yên, Hà Nam, Nam Định, Thái Bình, Ninh Bình',
  'Bắc Trung Bộ': 'Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Bình, Quảng Trị, Thừa Thiên Huế',
  'Duyên hải Nam Trung Bộ': 'Đà Nẵng, Quảng Nam, Quảng Ngãi, Bình Định, Phú Yên, Khánh Hòa',
  'Tây Nguyên': 'Kon Tum, Gia Lai, Đắk Lắk, Đắk Nông, Lâm Đồng',
  'Đông Nam Bộ': 'Ninh Thuận, Bình Thuận, Hồ Chí Minh, Bình Phước, Tây Ninh, Bình Dương, Đồng Nai, Bà Rịa - Vũng Tàu',
  'Đồng bằng sông Cửu Long':
    'Long An, Đồng Tháp, An Giang, Tiền Giang, Vĩnh Long, Bến Tre, Kiên Giang, Cần Thơ, Hậu Giang, Trà Vinh, Sóc Trăng, Bạc Liêu, Cà Mau',
}

const NAMES_2025 =
  'Hà Nội, Cao Bằng, Tuyên Quang, Điện Biên, Lai Châu, Sơn La, Lào Cai, Thái Nguyên, Lạng Sơn, Quảng Ninh, Bắc Ninh, Phú Thọ, Hải Phòng, Hưng Yên, Ninh Bình, Thanh Hoá, Nghệ An, Hà Tĩnh, Quảng Trị, Huế, Đà Nẵng, Quảng Ngãi, Gia Lai, Khánh Hoà, Đắk Lắk, Lâm Đồng, Đồng Nai, Hồ Chí Minh, Tây Ninh, Đồng Tháp, Vĩnh Long, An Giang, Cần Thơ, Cà Mau'

const CITIES = ['Hà Nội', 'Hải Phòng', 'Đà Nẵng', 'Hồ Chí Minh', 'Cần Thơ', 'Huế']

function province(name: string): ProvinceName {
  const kind = CITIES.includes(name) ? 'Thành phố' : 'Tỉnh'
  return { id: name, code: name, name: name === 'Hồ Chí Minh' ? 'Thành phố Hồ Chí Minh' : name, kind }
}

/** The id of a sample province is its bare name, so that tests read plainly. */
export const regions2015: RegionGroup[] = Object.entries(REGIONS_2015).map(([name, provinces]) => ({
  id: name,
  name,
  provinceIds: provinces.split(', '),
}))
export const provinces2015: ProvinceName[] = regions2015.flatMap(({ provinceIds }) => provinceIds).map(province)
export const provinces2025: ProvinceName[] = NAMES_2025.split(', ').map(province)
