import { yearOf } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import { findIndicator, type Indicator } from '#modules/programme/domain/index.ts'
import { getProgramme } from '#modules/programme/server/index.ts'
import { findPlace, holdUnits, type Place } from '#modules/territory/server/index.ts'
import { record } from '#platform/audit.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { RecordResult } from '../contract.ts'
import { checkQuantities, isEditable } from '../domain/index.ts'
import {
  findResultForChange,
  insertEvent,
  insertResult,
  listEvidence,
  listKnownFiles,
  type ResultRow,
  replaceFiles,
  updateResult,
} from './queries.ts'

/**
 * Writes a result down as a draft, or changes a draft. The id comes from whoever writes; version 0 is a new result.
 * Safe to repeat: the same new result sent twice is one. Returns the version now standing.
 */
export function recordResult(context: Context, id: string, input: RecordResult): Promise<number> {
  const { user, today } = context
  return inTransaction(context, async (trx) => {
    await holdUnits(trx)
    const existing = await findResultForChange(trx, id)
    const place = await findPlace(trx, input.unitId, input.onDay)
    if (!place) {
      throw new Problem('common.invalid', {
        fields: [{ path: 'body.unitId', message: 'Đơn vị này không tồn tại vào ngày đã chọn.' }],
      })
    }
    user.must('results.record', { provinceId: place.provinceId, provinceName: place.provinceName })
    if (existing) user.must('results.record', { provinceId: existing.provinceId })

    const indicator = judgeInput(context, input)
    if (input.onDay > today) {
      throw new Problem('common.invalid', {
        fields: [{ path: 'body.onDay', message: 'Ngày thực hiện không thể sau hôm nay.' }],
      })
    }

    const fileIds = await knownFiles(trx, existing?.provinceId ?? place.provinceId, input.fileIds)
    const contents = {
      indicator: indicator.code,
      onDay: input.onDay,
      quantities: input.quantities,
      note: input.note.normalize('NFC'),
    }
    const result = { unitId: input.unitId, id, provinceId: place.provinceId }
    if (!existing) {
      const isNew = await insertResult(trx, { ...result, ...contents, createdBy: user.accountId })
      if (!isNew) throw new Problem('common.changed-meanwhile')
      await replaceFiles(trx, result, fileIds)
      await insertEvent(trx, {
        ...eventOf(result),
        version: 1,
        move: 'record',
        reason: '',
        detail: { changes: [] },
        byAccount: user.accountId,
      })
      await record(trx, user, 'results.recorded', id, { provinceId: place.provinceId, indicator: indicator.code })
      return 1
    }
    return change(context, trx, existing, contents, { ...input, fileIds }, place)
  })
}

async function change(
  { user, now }: Context,
  trx: Context['db'],
  existing: ResultRow,
  contents: Pick<ResultRow, 'indicator' | 'onDay' | 'quantities' | 'note'>,
  input: RecordResult,
  place: Place,
): Promise<number> {
  const evidence = (await listEvidence(trx, existing.unitId, existing.id)).map(({ id }) => id)
  const changes = differences({ ...existing, fileIds: evidence }, { ...contents, fileIds: input.fileIds })
  if (changes.length === 0 && input.unitId === existing.unitId) return existing.version // the same sent again
  if (input.unitId !== existing.unitId) {
    throw new Problem('common.invalid', {
      fields: [
        { path: 'body.unitId', message: 'Không đổi được nơi thực hiện của kết quả đã ghi; hãy xóa và ghi lại.' },
      ],
    })
  }
  if (place.provinceId !== existing.provinceId) {
    throw new Problem('common.invalid', {
      fields: [
        { path: 'body.onDay', message: 'Vào ngày này nơi thực hiện thuộc tỉnh khác; hãy xóa kết quả và ghi lại.' },
      ],
    })
  }
  if (!isEditable(existing.state)) throw new Problem('common.not-this-state')
  if (input.version !== existing.version || !(await updateResult(trx, existing, contents, now))) {
    throw new Problem('common.changed-meanwhile', { data: { version: existing.version } })
  }
  await replaceFiles(trx, existing, input.fileIds)
  const version = existing.version + 1
  await insertEvent(trx, {
    ...eventOf(existing),
    version,
    move: 'change',
    reason: '',
    detail: { changes },
    byAccount: user.accountId,
  })
  await record(trx, user, 'results.changed', existing.id, { changes })
  return version
}

/**
 * The evidence, each file once. A file must have been announced for the province; it may still be on its way, over a bad
 * line, while the draft is kept: acceptance counts complete files alone.
 */
async function knownFiles(trx: Context['db'], provinceId: string, fileIds: string[]): Promise<string[]> {
  const wanted = [...new Set(fileIds.map((id) => id.toLowerCase()))]
  const known = new Set(await listKnownFiles(trx, provinceId, wanted))
  const unknown = wanted.filter((id) => !known.has(id))
  if (unknown.length === 0) return wanted
  throw new Problem('common.invalid', {
    fields: [{ path: 'body.fileIds', message: `Không có tệp này trong chứng từ của tỉnh: ${unknown.join(', ')}.` }],
  })
}

function judgeInput({ pack }: Context, input: RecordResult): Indicator {
  const programme = getProgramme(pack, yearOf(input.onDay))
  const indicator = findIndicator(programme, input.indicator)
  if (!indicator)
    throw new Problem('results.unknown-measure', {
      fields: [{ path: 'body.indicator', message: 'Chọn chỉ tiêu trong danh mục.' }],
    })
  const faults = checkQuantities(indicator, input.quantities)
  if (faults.length > 0) {
    throw new Problem('common.invalid', {
      fields: faults.map(({ path, message }) => ({ path: `body.${path}`, message })),
    })
  }
  return indicator
}

type Contents = {
  indicator: string
  onDay: string
  quantities: Record<string, number>
  note: string
  fileIds: string[]
}

function differences(before: Contents, after: Contents) {
  const fields = ['indicator', 'onDay', 'quantities', 'note', 'fileIds'] as const
  return fields
    .filter((field) => canonical(before[field]) !== canonical(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

/** The same contents in another order are the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort())
  if (value && typeof value === 'object') return JSON.stringify(Object.entries(value).sort())
  return JSON.stringify(value)
}

export function eventOf({ unitId, id, provinceId }: { unitId: string; id: string; provinceId: string }) {
  return { unitId, resultId: id, provinceId }
}
