import { beforeEach, expect, test } from 'vitest'
import type { IndicatorInfo } from '#modules/programme/contract.ts'
import { emptyForm, type FormState, fieldOfPath, forgetForm, keepForm, keptForm, readForm } from './form-state.ts'

const title = (vi: string) => ({ vi, en: vi })
const measure = (code: string, role: 'target' | 'both') => ({ code, title: title(code), unit: title('lớp'), role })
const indicator: IndicatorInfo = {
  code: 'p3.worker-direct',
  project: 'p3',
  title: title('Huấn luyện'),
  short: title('Huấn luyện'),
  kind: 'classes',
  direction: 'at-least',
  unit: title('lớp'),
  priority: true,
  citation: { source: 's', clause: 'c', quote: 'q' },
  measures: [
    measure('p3.worker-direct.classes', 'both'),
    measure('p3.worker-direct.people', 'both'),
    measure('p3.worker-direct', 'target'),
  ],
}
const messages = {
  indicator: 'indicator',
  day: 'day',
  province: 'province',
  quantity: (code: string) => code,
  files: 'files',
}
const whole: FormState = {
  ...emptyForm('id', 'nam-dinh'),
  indicator: indicator.code,
  day: '15/6/2015',
  quantities: { 'p3.worker-direct.classes': '2', 'p3.worker-direct.people': '1.100' },
}
const read = (part: Partial<FormState>, of: IndicatorInfo | undefined = indicator) =>
  readForm({ ...whole, ...part }, of, messages, ({ code }) => code)

test('what Vietnamese type is read: 15/6/2015 and 1.100', () => {
  expect(read({})).toEqual({
    result: {
      indicator: 'p3.worker-direct',
      unitId: 'nam-dinh',
      onDay: '2015-06-15',
      quantities: { 'p3.worker-direct.classes': 2, 'p3.worker-direct.people': 1100 },
      note: '',
      fileIds: [],
      version: 0,
    },
  })
})

test.each([
  ['30/02/2015', 'field-onDay'],
  ['', 'field-onDay'],
])('the day %s is at fault', (day, fieldId) => {
  expect(read({ day })).toEqual({ faults: [{ fieldId, message: 'day' }] })
})

test.each(['', 'hai', '-1', '1,5'])('the quantity «%s» is at fault at its field', (typed) => {
  expect(read({ quantities: { ...whole.quantities, 'p3.worker-direct.people': typed } })).toEqual({
    faults: [{ fieldId: 'field-p3.worker-direct.people', message: 'p3.worker-direct.people' }],
  })
})

test('zero is a quantity', () => {
  const quantities = { 'p3.worker-direct.classes': '0', 'p3.worker-direct.people': '0' }
  expect(read({ quantities })).toMatchObject({ result: { quantities: { 'p3.worker-direct.people': 0 } } })
})

test('a commune stands for the place; only files that arrived are evidence; one on its way is waited for', () => {
  const file = (id: string, state: FormState['files'][number]['state']) => ({
    id,
    name: id,
    size: 1,
    sha256: id,
    sent: 0,
    state,
  })
  expect(read({ placeId: 'xa', files: [file('a', 'done'), file('b', 'stopped')] })).toMatchObject({
    result: { unitId: 'xa', fileIds: ['a'] },
  })
  expect(read({ files: [file('a', 'sending')] })).toEqual({ faults: [{ fieldId: 'field-files', message: 'files' }] })
})

test('a path of the server leads to its field', () => {
  expect(fieldOfPath('quantities.p3.worker-direct.people')).toBe('field-p3.worker-direct.people')
  expect(fieldOfPath('onDay')).toBe('field-onDay')
})

beforeEach(() => localStorage.clear())

test('what was typed is kept by person and result, and a file that was on its way has to be chosen again', () => {
  const file = { id: 'a', name: 'a', size: 2, sha256: 'a', sent: 1, state: 'sending' as const }
  keepForm('an@antoan.vn', 'new', { ...whole, files: [file] })
  expect(keptForm('an@antoan.vn', 'new')).toEqual({ ...whole, files: [{ ...file, state: 'stopped' }] })
  expect(keptForm('other@antoan.vn', 'new')).toBeUndefined()
  forgetForm('an@antoan.vn', 'new')
  expect(keptForm('an@antoan.vn', 'new')).toBeUndefined()
})
