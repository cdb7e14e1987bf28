import { formatNumber, parseNumber } from '#kernel/number.ts'
import { formatDay, parseDay } from '#kernel/plain-date.ts'
import type { IndicatorInfo } from '#modules/programme/contract.ts'
import { remember, remembered } from '#ui/remember.ts'
import type { RecordResult, ResultPage } from '../contract.ts'
import { resultMeasures } from './indicator-names.ts'
import { type Attached, attachedOf } from './use-uploads.ts'

/** A result as it is typed: text until it is read. */
export type FormState = {
  id: string
  version: number
  indicator: string
  day: string
  provinceId: string
  /** A unit within the province; empty: the province itself. */
  placeId: string
  placeName: string
  quantities: Record<string, string>
  note: string
  files: Attached[]
}

/** What is at fault, by the id of its field. */
export type FormFault = { fieldId: string; message: string }

export function emptyForm(id: string, provinceId: string): FormState {
  return {
    id,
    version: 0,
    indicator: '',
    day: '',
    provinceId,
    placeId: '',
    placeName: '',
    quantities: {},
    note: '',
    files: [],
  }
}

export function formOf(result: ResultPage): FormState {
  const isWithin = result.unitId !== result.provinceId
  return {
    id: result.id,
    version: result.version,
    indicator: result.indicator,
    day: formatDay(result.onDay),
    provinceId: result.provinceId,
    placeId: isWithin ? result.unitId : '',
    placeName: isWithin ? result.unitName : '',
    quantities: Object.fromEntries(
      Object.entries(result.quantities).map(([code, value]) => [code, formatNumber(value)]),
    ),
    note: result.note,
    files: result.evidence.map(attachedOf),
  }
}

type Messages = { indicator: string; day: string; province: string; quantity: (title: string) => string; files: string }

/** Reads what was typed: a result to send, or what is missing and where. */
export function readForm(
  form: FormState,
  indicator: IndicatorInfo | undefined,
  messages: Messages,
  titleOf: (measure: IndicatorInfo['measures'][number]) => string,
): { result: RecordResult } | { faults: FormFault[] } {
  const faults: FormFault[] = []
  const onDay = parseDay(form.day)
  if (!indicator) faults.push({ fieldId: 'field-indicator', message: messages.indicator })
  if (!onDay) faults.push({ fieldId: 'field-onDay', message: messages.day })
  if (!form.provinceId) faults.push({ fieldId: 'field-unitId', message: messages.province })
  const quantities: Record<string, number> = {}
  for (const measure of resultMeasures(indicator)) {
    const value = parseNumber(form.quantities[measure.code] ?? '')
    if (value === undefined || !Number.isSafeInteger(value) || value < 0) {
      faults.push({ fieldId: fieldOf(measure.code), message: messages.quantity(titleOf(measure)) })
    } else quantities[measure.code] = value
  }
  if (form.files.some(({ state }) => state === 'sending' || state === 'retrying' || state === 'waiting')) {
    faults.push({ fieldId: 'field-files', message: messages.files })
  }
  if (!onDay || faults.length > 0) return { faults }
  const fileIds = form.files.filter(({ state }) => state === 'done').map(({ id }) => id)
  const { provinceId, placeId, note, version } = form
  return {
    result: { indicator: form.indicator, unitId: placeId || provinceId, onDay, quantities, note, fileIds, version },
  }
}

/** The id of the input of a measure. */
export function fieldOf(measure: string): string {
  return `field-${measure}`
}

/** The server's path of a fault → the id of the input. */
export function fieldOfPath(path: string): string {
  return `field-${path.replace(/^quantities\./, '')}`
}

/** Keeps what is typed in this browser, so that a closed window loses nothing. */
export function keepForm(owner: string, key: string, form: FormState): void {
  remember(nameOf(owner, key), JSON.stringify(form))
}

export function keptForm(owner: string, key: string): FormState | undefined {
  try {
    const form = JSON.parse(remembered(nameOf(owner, key)) ?? '') as FormState
    // What was on its way when the window closed has to be chosen again; the server still has its pieces.
    return { ...form, files: form.files.map((file) => (file.state === 'done' ? file : { ...file, state: 'stopped' })) }
  } catch {
    return undefined
  }
}

export function forgetForm(owner: string, key: string): void {
  remember(nameOf(owner, key), '')
}

function nameOf(owner: string, key: string): string {
  return `result-form.${owner}.${key}`
}
