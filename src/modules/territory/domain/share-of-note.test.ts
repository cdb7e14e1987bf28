import { expect, test } from 'vitest'
import { shareOfNote } from './share-of-note.ts'

test.each([
  ['Nhập toàn bộ', 'whole', false],
  ['Nhập  toàn\nbộ ', 'whole', false],
  ['Sắp xếp toàn bộ huyện Côn Đảo thành đặc khu Côn Đảo', 'whole', false],
  ['Nhập toàn bộ diện tích, toàn bộ dân số', 'whole', false],
  ['Nhập toàn bộ diện tích', 'part', false], // the people went elsewhere
  ['Nhập một phần', 'part', false],
  ['Nhập một phần diện tích', 'part-of-area', false],
  ['Nhâp một  phần diện tích', 'part-of-area', false],
  ['Nhập môt phần diện tích', 'part-of-area', false],
  ['Nhập một phần diện tích, toàn bộ dân số', 'part-of-area', false],
  ['Nhập một phần dân số', 'part-of-population', false],
  ['Nhập một phần diện tích, một phần dân số', 'part', false],
  ['Phần còn lại sau khi tách một phần vào xã Canh Vinh', 'rest', false],
  ['Giữ nguyên', 'whole', true],
  ['Đổi tên', 'whole', true],
  ['Đổi loại hình', 'whole', true],
  ['Đổi tên từ một phần Phường 15', 'part', false],
  ['Đổi tên, đổi loại hình từ một phần thị trấn Lai Uyên', 'part', false],
] as const)('«%s» → %s', (note, share, continues) => {
  expect(shareOfNote(note)).toEqual({ share, continues, isUnderstood: true })
})

test.each(['', 'xem phụ lục'])('an unknown remark («%s») is never read as the whole', (note) => {
  expect(shareOfNote(note)).toEqual({ share: 'part', continues: false, isUnderstood: false })
})
