import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '#ui/api.ts'
import type { EvidenceFile } from '../contract.ts'
import { sha256 } from './sha256.ts'
import { uploadFile } from './upload-file.ts'

/** A file of evidence in a form: kept already, on its way, or broken off. */
export type Attached = {
  id: string
  name: string
  size: number
  sha256: string
  sent: number
  state: 'waiting' | 'sending' | 'retrying' | 'done' | 'stopped' | 'failed'
  /** Why it failed, in words for the person. */
  fault?: string
}

/** Files of evidence, several, sent one after the other. Choosing a file again goes on where it broke off. */
export function useUploads(unitId: string | undefined, start: Attached[], onChange: (files: Attached[]) => void) {
  const [files, setFiles] = useState(start)
  const contents = useRef(new Map<string, Blob>())
  const running = useRef(new Map<string, AbortController>())
  const patch = useCallback(
    (id: string, part: Partial<Attached>) =>
      setFiles((list) => list.map((file) => (file.id === id ? { ...file, ...part } : file))),
    [],
  )
  useEffect(() => onChange(files), [files, onChange])
  useEffect(() => {
    const controllers = running.current
    return () => {
      for (const controller of controllers.values()) controller.abort()
    }
  }, [])

  const send = async (file: Attached, to: string) => {
    const content = contents.current.get(file.id)
    if (!content) return
    const controller = new AbortController()
    running.current.set(file.id, controller)
    patch(file.id, { state: 'sending' })
    try {
      await uploadFile(
        { unitId: to, id: file.id, name: file.name, content, sha256: file.sha256 },
        {
          signal: controller.signal,
          onProgress: (sent) => patch(file.id, { sent, state: 'sending' }),
          onWait: () => patch(file.id, { state: 'retrying' }),
        },
      )
      patch(file.id, { state: 'done', sent: file.size })
    } catch (error) {
      if (controller.signal.aborted) patch(file.id, { state: 'stopped' })
      else patch(file.id, { state: 'failed', fault: error instanceof Error ? error.message : String(error) })
    }
    running.current.delete(file.id)
  }

  const add = async (chosen: File[]) => {
    for (const content of chosen) {
      const hash = await sha256(new Uint8Array(await content.arrayBuffer()))
      const known = files.find((file) => file.sha256 === hash)
      const file: Attached = known ?? {
        id: newKey(),
        name: content.name,
        size: content.size,
        sha256: hash,
        sent: 0,
        state: 'waiting',
      }
      if (known?.state === 'done' || running.current.has(file.id)) continue
      contents.current.set(file.id, content)
      if (!known) setFiles((list) => [...list, file])
      if (unitId) await send(file, unitId)
    }
  }
  const stop = (id: string) => running.current.get(id)?.abort()
  const remove = (id: string) => {
    stop(id)
    setFiles((list) => list.filter((file) => file.id !== id))
  }
  const resume = (file: Attached) => {
    if (unitId) void send(file, unitId)
  }
  const canResume = (id: string) => contents.current.has(id)
  return { files, add, stop, remove, resume, canResume }
}

/** Evidence the server keeps, as the form shows it. */
export function attachedOf({ id, name, size, sha256: hash, isComplete }: EvidenceFile): Attached {
  return { id, name, size, sha256: hash, sent: isComplete ? size : 0, state: isComplete ? 'done' : 'stopped' }
}
