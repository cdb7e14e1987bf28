/** Accounts of the demonstration: they exist only where demo data were loaded, and everybody may know them. */
export const DEMO_ACCOUNTS = [
  {
    email: 'bo@antoan.vn',
    password: 'minh-hoa-2015',
    name: 'Bàn Chương trình, Cục An toàn lao động',
    role: 'ministry',
    provinceCode: null,
  },
  {
    email: 'hagiang@antoan.vn',
    password: 'minh-hoa-2015',
    name: 'Sở LĐTBXH Hà Giang',
    role: 'province',
    provinceCode: '02',
  },
  {
    email: 'namdinh@antoan.vn',
    password: 'minh-hoa-2015',
    name: 'Sở LĐTBXH Nam Định',
    role: 'province',
    provinceCode: '36',
  },
  {
    email: 'hochiminh@antoan.vn',
    password: 'minh-hoa-2015',
    name: 'Sở LĐTBXH TP. Hồ Chí Minh',
    role: 'province',
    provinceCode: '79',
  },
  {
    email: 'kiemtoan@antoan.vn',
    password: 'minh-hoa-2015',
    name: 'Kiểm toán, đối tác (chỉ xem)',
    role: 'reader',
    provinceCode: null,
  },
] as const
