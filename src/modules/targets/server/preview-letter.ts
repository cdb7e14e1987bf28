import { createHash } from 'node:crypto'
import { day, formatDay, isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import { getProgramme } from '#modules/programme/server/index.ts'
import { fullName, provinceHistory, regionsOf } from '#modules/territory/server/index.ts'
import type { Context } from '#platform/context.ts'
import type { Trx } from '#platform/db.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { LetterOptions, LetterPreview } from '../contract.ts'
import {
  type AssignedTarget,
  type ColumnChoice,
  type LetterReading,
  readHeadingOf,
  readLetter,
} from '../domain/index.ts'
import { findSameLetter } from './queries.ts'
import { readLetterFile } from './read-file.ts'

export type ReadLetter = { preview: LetterPreview; targets: AssignedTarget[]; datedOn: PlainDate }

/** Reads a letter and changes nothing. */
export function previewLetter(context: Context, content: Buffer, options: LetterOptions): Promise<LetterPreview> {
  context.user.must('targets.import')
  return inTransaction(context, async (trx) => (await readForImport(trx, context, content, options)).preview)
}

/** Reads a letter against the programme of the year and the provinces of the letter's day. */
export async function readForImport(
  trx: Trx,
  { pack }: Context,
  content: Buffer,
  options: LetterOptions,
): Promise<ReadLetter> {
  const programme = getProgramme(pack, options.year)
  const source = await readLetterFile(content)
  const heading = readHeadingOf(source)
  const written = heading.datedOn && isPlainDate(heading.datedOn) ? heading.datedOn : undefined
  const datedOn = options.datedOn ?? written ?? day(`${options.year}-01-01`)
  const book = await provinceHistory(trx)
  const versions = book.on(datedOn)
  const regions = regionsOf(pack, programme.grouping).map(({ code, title }) => ({
    id: code,
    name: title.vi,
    provinceIds: versions
      .filter(({ unitId }) => book.groupOf(programme.grouping, unitId) === code)
      .map(({ unitId }) => unitId),
  }))
  const reading = readLetter(source, {
    programme,
    provinces: versions.map(({ unitId, code, name, kind }) => ({ id: unitId, code, name, kind })),
    regions,
    chosen: readChoices(options.columns),
  })
  const sha256 = createHash('sha256').update(content).digest('hex')
  const names = new Map(versions.map((version) => [version.unitId, fullName(version)]))
  const noDay =
    options.datedOn || written
      ? []
      : [`Tệp không ghi ngày công văn: địa danh được hiểu theo ngày ${formatDay(datedOn)}. Hãy nhập ngày nếu khác.`]
  const preview = describe(reading, {
    options,
    sha256,
    datedOn,
    noDay,
    names,
    alreadyImported: Boolean(await findSameLetter(trx, sha256, options.year)),
  })
  return { preview, targets: reading.targets, datedOn }
}

function describe(
  reading: LetterReading,
  extra: {
    options: LetterOptions
    sha256: string
    datedOn: PlainDate
    noDay: string[]
    names: Map<string, string>
    alreadyImported: boolean
  },
): LetterPreview {
  const { options, names } = extra
  const place = ({
    row,
    column,
    value,
    message,
  }: {
    row: number | null
    column: string | null
    value: string | null
    message: string
  }) => ({
    row,
    column: column ?? '',
    value: value ?? '',
    message,
  })
  return {
    fileName: options.fileName,
    sha256: extra.sha256,
    year: options.year,
    letter: {
      number: options.number ?? reading.letter.number ?? null,
      datedOn: extra.datedOn,
      title: reading.letter.title ?? null,
    },
    tables: reading.tables.map(({ title, columns, rows }) => ({
      title,
      columns: columns.map(({ index, title: heading, as, score, candidates }) => ({
        index,
        title: heading,
        role: as,
        score,
        candidates: candidates.map(({ as: role, score: likeness }) => ({ role, score: likeness })),
      })),
      rows: rows.map(({ row, region, provinceId, written, cells, values }) => ({
        row,
        region: region ?? null,
        provinceId: provinceId ?? null,
        province: (provinceId && names.get(provinceId)) ?? null,
        written,
        cells,
        values,
      })),
    })),
    repairs: reading.repairs.map(({ row, from, to, why }) => ({ row, from, to, why })),
    doubts: [
      ...extra.noDay.map((message) => ({ row: null, column: '', value: '', message })),
      ...reading.doubts.map(place),
    ],
    problems: reading.problems.map(place),
    provinces: reading.provinces,
    totals: reading.totals,
    shares: reading.shares,
    regionSums: reading.regionSums.map(({ regionId, name, provinces, totals }) => ({
      region: regionId,
      name,
      provinces,
      totals,
    })),
    isImportable: reading.problems.length === 0 && reading.targets.length > 0,
    alreadyImported: extra.alreadyImported,
  }
}

/** «{"0:3": "p1.model-classes"}»: table and column, counted from 0, and what the column is. */
function readChoices(columns: string | undefined): ColumnChoice[] {
  if (!columns) return []
  try {
    const choices = JSON.parse(columns) as Record<string, unknown>
    return Object.entries(choices).map(([place, as]) => {
      const match = /^(\d+):(\d+)$/.exec(place)
      if (!match || typeof as !== 'string') throw new Error(place)
      return { table: Number(match[1]), column: Number(match[2]), as }
    })
  } catch {
    throw new Problem('common.invalid', {
      fields: [{ path: 'querystring.columns', message: 'Cần dạng {"bảng:cột": "mã chỉ tiêu"}.' }],
    })
  }
}
