import { Trans } from '@lingui/react/macro'
import { type ReactNode, useId, useState } from 'react'
import { Icon } from './icon.tsx'
import './file-drop.css'

type FileDropProps = {
  id?: string
  label: ReactNode
  /** Which files, and how large they may be. */
  hint: ReactNode
  /** As in `accept` of an input: «.xlsx,.csv». */
  accept: string
  isMultiple?: boolean
  onFiles: (files: File[]) => void
}

/** Files by dropping, or by choosing with mouse or keyboard. */
export function FileDrop({ id: given, label, hint, accept, isMultiple = false, onFiles }: FileDropProps) {
  const made = useId()
  const id = given ?? made
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const list = [...(files ?? [])]
    if (list.length > 0) onFiles(isMultiple ? list : list.slice(0, 1))
  }
  return (
    <label
      className={isOver ? 'file-drop is-over' : 'file-drop'}
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <Icon name="upload" size={28} />
      <span className="file-drop-label">{label}</span>
      <span className="soft small" id={`${id}-hint`}>
        {hint}
      </span>
      <span className="button" aria-hidden="true">
        <Trans>Chọn tệp…</Trans>
      </span>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={isMultiple}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          take(target.files)
          target.value = '' // the same file may be chosen again
        }}
      />
    </label>
  )
}
