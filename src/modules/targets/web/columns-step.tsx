import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { useTitle } from '#ui/i18n.ts'
import { Notice } from '#ui/notice.tsx'
import type { LetterPreview } from '../contract.ts'
import { useProgramme } from './measure-titles.ts'

type Column = LetterPreview['tables'][number]['columns'][number]
type ColumnsStepProps = {
  preview: LetterPreview
  chosen: Record<string, string>
  onChoose: (chosen: Record<string, string>) => void
  onNext: () => void
}

/** Below this likeness the person is asked to look. Only a hint for the eye: the server decides what is a doubt. */
const LOOK_TWICE = 0.8
const SAMPLES = 3

/** What each column was read as, and how sure that is; another reading can be chosen. */
export function ColumnsStep({ preview, chosen, onChoose, onNext }: ColumnsStepProps) {
  return (
    <>
      <p className="soft">
        <Trans>Mỗi cột được nhận ra theo đầu cột. Cột nhận sai thì chọn lại: bảng được đọc lại ngay.</Trans>
      </p>
      {preview.tables.map((table, index) => (
        // Tables stand in the order of the file and are never moved.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <TableColumns key={index} table={table} place={index} year={preview.year} chosen={chosen} onChoose={onChoose} />
      ))}
      <div className="wizard-actions">
        <button type="button" className="button button-main" onClick={onNext}>
          <Trans>Tiếp: sửa chữa và nghi vấn</Trans>
        </button>
      </div>
    </>
  )
}

type TableColumnsProps = Pick<ColumnsStepProps, 'chosen' | 'onChoose'> & {
  table: LetterPreview['tables'][number]
  place: number
  year: number
}

function TableColumns({ table: { title, columns, rows }, place, year, chosen, onChoose }: TableColumnsProps) {
  const { t } = useLingui()
  const id = useId()
  const name = title || t`Bảng ${place + 1}`
  const unknown = columns.filter(({ role }) => role === 'unknown').length
  return (
    <section>
      <h3 id={id}>{name}</h3>
      {unknown > 0 && (
        <Notice tone="warn" title={<Trans>Còn {unknown} cột chưa nhận ra: hãy chọn, hoặc để «bỏ qua».</Trans>} />
      )}
      <div className="scroll-box">
        <table className="table table-cards wizard-columns" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Đầu cột trong tệp</Trans>
              </th>
              <th scope="col">
                <Trans>Mấy ô đầu</Trans>
              </th>
              <th scope="col">
                <Trans>Nhận là</Trans>
              </th>
              <th scope="col">
                <Trans>Độ giống</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.index}>
                <th scope="row">{column.title || t`(không có đầu cột)`}</th>
                <td className="soft num">
                  {rows
                    .slice(0, SAMPLES)
                    .map(({ cells }) => cells[column.index]?.trim() || '–')
                    .join(' · ')}
                </td>
                <td>
                  <RoleSelect
                    column={column}
                    year={year}
                    label={t`${name}, cột ${column.title}`}
                    onChange={(role) => onChoose({ ...chosen, [`${place}:${column.index}`]: role })}
                  />
                </td>
                <td>
                  <Score column={column} isChosen={`${place}:${column.index}` in chosen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Score({ column: { role, score }, isChosen }: { column: Column; isChosen: boolean }) {
  if (isChosen) return <Trans>bạn chọn</Trans>
  if (role === 'unknown') return <span className="score score-low">–</span>
  const percent = Math.round(score * 100)
  return (
    <span className={score < LOOK_TWICE ? 'score score-low' : 'score'}>
      {percent} % {score < LOOK_TWICE && <Trans>(hãy xem lại)</Trans>}
    </span>
  )
}

type RoleSelectProps = { column: Column; year: number; label: string; onChange: (role: string) => void }

function RoleSelect({ column: { role, candidates }, year, label, onChange }: RoleSelectProps) {
  const { t } = useLingui()
  const title = useTitle()
  const programme = useProgramme(year)
  const options = new Map<string, string>([
    ['unknown', t`(chưa nhận ra)`],
    ['ignore', t`(bỏ qua cột này)`],
    ['tt', t`Số thứ tự`],
    ['province', t`Địa phương`],
  ])
  for (const { code, title: name, kind, measures } of programme?.indicators ?? []) {
    options.set(code, kind === 'classes' ? `${title(name)} (${t`số lớp/số người`})` : title(name))
    if (kind === 'classes') for (const measure of measures) options.set(measure.code, title(measure.title))
  }
  if (!options.has(role)) options.set(role, role)
  const likely = candidates.map((candidate) => candidate.role).filter((code) => options.has(code))
  const item = (code: string) => (
    <option key={code} value={code}>
      {options.get(code)}
    </option>
  )
  return (
    <select aria-label={label} value={role} onChange={({ target }) => onChange(target.value)}>
      {likely.length > 0 && <optgroup label={t`Giống nhất`}>{[...new Set([role, ...likely])].map(item)}</optgroup>}
      <optgroup label={t`Tất cả`}>
        {[...options.keys()]
          .filter((code) => likely.length === 0 || !(code === role || likely.includes(code)))
          .map(item)}
      </optgroup>
    </select>
  )
}
