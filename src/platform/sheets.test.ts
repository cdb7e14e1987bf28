import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { MAX_FILE_BYTES } from '#kernel/upload-limits.ts'
import { SHEET_LIMITS } from './sheet-limits.ts'
import { readSheets } from './sheets.ts'

const read = (content: string | Buffer) => readSheets(Buffer.from(content as string), 'results.unreadable-file')
const cellsOf = async (content: string | Buffer) => (await read(content)).map(({ cells }) => cells)

/** What a person is told of a file that is refused. */
async function refusal(content: string | Buffer): Promise<string> {
  const fault = await read(content).then(
    () => 'read',
    (error) => error,
  )
  expect(fault).toMatchObject({ code: 'results.unreadable-file' })
  return (fault as Error).message
}

async function xlsx(...sheets: { name: string; rows: (string | number | null)[][] }[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets }))
}

describe('.csv', () => {
  test.each([',', ';', '\t'])('any table is read back as written with «%s»', async (mark) => {
    const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
    const Cell = fc.string().map((text) => text.replaceAll('\0', ''))
    const Table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) => fc.array(fc.array(Cell, { minLength: width, maxLength: width }), { minLength: 1 }))
    await fc.assert(
      fc.asyncProperty(Table, async (table) => {
        const text = table.map((row) => row.map(quote).join(mark)).join('\r\n')
        expect(await cellsOf(`\ufeff${text}\r\n`)).toEqual([table])
      }),
    )
  })

  test.each([
    ['decimal commas', 'Mã;Tỷ lệ;Số;Nợ\na;1,5;2,5;3,5\nb;7,5;8,5;9,5\n', ['b', '7,5', '8,5', '9,5']],
    ['a title with commas', '"Bảng 1, năm 2015, các tỉnh"\nTT;Tỉnh\n1;Hà Giang\n2;Cao Bằng\n', ['2', 'Cao Bằng']],
    ['remarks with semicolons', 'Tỉnh,Ghi chú\nHà Giang,a; b; c\nCao Bằng,d\nLai Châu,e; f\n', ['Lai Châu', 'e; f']],
  ])('the mark between cells is known in spite of %s', async (_, text, last) => {
    expect((await cellsOf(text))[0]!.at(-1)).toEqual(last)
  })

  test('rows are numbered as a spreadsheet shows them', async () => {
    const [sheet] = await read('a,b\n\n1,"x\ny"\n2,z\n')
    expect(sheet!.cells.map(([first], index) => [sheet!.rowNumbers[index], first])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, '1'],
      [4, '2'],
    ])
  })

  test.each([
    ['a quote never closed', 'a,b\n1,"x\n2,y\n', /Dòng 2.*không khép/],
    ['a quote within a cell', 'a,b\n1,2\n3,x"y\n', /Dòng 3.*ngoặc kép/],
    ['letters behind a quote', 'a,b\n"x"y,2\n', /Dòng 2.*ngoặc kép/],
  ])('%s is told with its row', async (_, text, message) => {
    expect(await refusal(text)).toMatch(message)
  })

  test.each([
    ['rows', () => '\n'.repeat(MAX_FILE_BYTES), /hơn 200\.000 dòng/],
    ['columns', () => ','.repeat(MAX_FILE_BYTES), /hơn 500 cột/],
    ['columns of a later row', () => `a,b\n${','.repeat(SHEET_LIMITS.columns)}\n`, /hơn 500 cột.*dòng 2/],
    ['cells', () => `${','.repeat(99)}\n`.repeat(31_000), /hơn 3\.000\.000 ô/],
    ['letters in a row', () => `a,b\n"${'x'.repeat(SHEET_LIMITS.rowBytes + 2)}",b\n`, /Dòng 2 dài hơn/],
    ['bytes', () => 'a'.repeat(MAX_FILE_BYTES + 1), /lớn hơn 20 MB/],
  ])('too many %s are refused before they fill the memory', async (_, text, message) => {
    const content = Buffer.from(text())
    const before = process.memoryUsage().heapUsed
    expect(await refusal(content)).toMatch(message)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500_000_000)
  })

  test('as many rows and columns as allowed are read', async () => {
    expect((await cellsOf('a\n'.repeat(SHEET_LIMITS.rows)))[0]).toHaveLength(SHEET_LIMITS.rows)
    expect((await cellsOf(','.repeat(SHEET_LIMITS.columns - 1)))[0]![0]).toHaveLength(SHEET_LIMITS.columns)
  })

  test.each([
    ['nothing', ''],
    ['two bytes a letter', Buffer.from('a,b\n1,2', 'utf16le')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff])],
  ])('%s is refused in words', async (_, content) => {
    expect(await refusal(content)).toMatch(/Tệp .*Chưa có gì thay đổi\.$/)
  })
})

describe('.xlsx', () => {
  test('sheets with anything in them are read, percentages as written', async () => {
    const cells = new Map([['1,1', { style: { numFmt: '0%' } }]])
    const rows = [
      ['Tỉnh', 'Tỷ lệ'],
      ['Hà Giang', 0.05],
    ]
    const sheets = [
      { name: 'Trống', rows: [] },
      { name: 'Bảng', rows, cells },
    ]
    expect(await read(Buffer.from(await writeXlsx({ sheets })))).toEqual([
      {
        name: 'Bảng',
        cells: [
          ['Tỉnh', 'Tỷ lệ'],
          ['Hà Giang', '5%'],
        ],
        rowNumbers: [1, 2],
      },
    ])
  })

  test('empty rows and columns that are only formatted do not count; empty rows between do', async () => {
    const rows: (string | null)[][] = [['a', 'b', ...Array<null>(900).fill(null)], [], ['c', 'd']]
    const cells = new Map([['2,900', { style: { font: { bold: true } } }]])
    const [sheet] = await read(Buffer.from(await writeXlsx({ sheets: [{ name: 'Bảng', rows, cells }] })))
    expect(sheet).toMatchObject({
      cells: [
        ['a', 'b'],
        ['', ''],
        ['c', 'd'],
      ],
      rowNumbers: [1, 2, 3],
    })
  })

  test.each([
    ['columns', [Array<string>(501).fill('x')], /hơn 500 cột/],
    ['rows', [...Array<string[]>(200_000).fill([]), ['x']], /hơn 200\.000 dòng/],
    ['cells', [...Array<string[]>(29_999).fill([]), Array<string>(101).fill('x')], /hơn 3\.000\.000 ô/],
  ])('too many %s are refused', async (_, rows, message) => {
    expect(await refusal(await xlsx({ name: 'Bảng', rows }))).toMatch(message)
  })

  test('cells are counted over all sheets', async () => {
    const rows = [...Array<string[]>(19_999).fill([]), Array<string>(100).fill('x')]
    const file = await xlsx({ name: 'Một', rows }, { name: 'Hai', rows })
    expect(await refusal(file)).toMatch(/hơn 3\.000\.000 ô/)
  })

  test('an archive that says of its parts that they are small or nothing is not believed', async () => {
    const file = await xlsx({ name: 'Bảng', rows: [['x']] })
    const at = file.indexOf('PK\u0001\u0002', 0, 'latin1')
    file.writeUInt32LE(0, at + 24)
    expect(await refusal(file)).toMatch(/giải nén lớn hơn/)
  })

  test('a damaged workbook is refused in words', async () => {
    expect(await refusal(Buffer.from('PK\u0003\u0004 not really', 'latin1'))).toMatch(/bị hỏng/)
  })
})
