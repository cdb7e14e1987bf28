import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ProgrammeInfo } from '#modules/programme/contract.ts'
import { call, query } from '#ui/api.ts'
import type { SendOptions } from '#ui/use-sending.ts'
import { Letter, LetterPreview } from '../contract.ts'

const LetterWithPreview = z.object({ letter: Letter, preview: LetterPreview })
export type LetterWithPreview = z.infer<typeof LetterWithPreview>

/** A letter on its way in: the file, and what the person says beside it. */
export type LetterDraft = {
  file: Blob
  fileName: string
  year: number
  number?: string | undefined
  datedOn?: string | undefined
  /** «table:column» → what the column is, where the person knows better. */
  columns: Record<string, string>
}

export const lettersQuery = queryOptions({
  queryKey: ['targets', 'letters'],
  queryFn: ({ signal }) => call(Letter.array(), '/targets/letters', { signal }),
})

export function letterQuery(id: string) {
  return queryOptions({
    queryKey: ['targets', 'letters', id],
    queryFn: ({ signal }) => call(LetterWithPreview, `/targets/letters/${id}`, { signal }),
  })
}

/** The programmes: their indicators name the columns of letters. */
export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: ({ signal }) => call(ProgrammeInfo.array(), '/programmes', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** How the draft is read. Nothing is changed by asking. */
export function previewQuery(draft: LetterDraft | undefined, onProgress?: (sent: number) => void) {
  return queryOptions({
    queryKey: ['targets', 'preview', draft && optionsOf(draft), draft?.file.size],
    queryFn: ({ signal }) => {
      onProgress?.(0)
      return call(LetterPreview, `/targets/letters/preview${optionsOf(draft!)}`, {
        method: 'POST',
        bytes: draft!.file,
        signal,
        ...(onProgress ? { onProgress } : {}),
      })
    },
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
}

/** Imports the letter; the same key makes sending it twice harmless. */
export function importLetter(
  { draft, key }: { draft: LetterDraft; key: string },
  options: SendOptions,
): Promise<LetterWithPreview> {
  return call(LetterWithPreview, `/targets/letters${optionsOf(draft)}`, {
    method: 'POST',
    bytes: draft.file,
    idempotencyKey: key,
    ...options,
  })
}

export function undoLetter(id: string): Promise<Letter> {
  return call(Letter, `/targets/letters/${id}/undo`, { method: 'POST' })
}

/** Where the file of a letter can be fetched as it came. */
export function letterFilePath({ fileUnitId, fileId }: Letter): string {
  return `/api/files/${fileUnitId}/${fileId}`
}

function optionsOf({ fileName, year, number, datedOn, columns }: LetterDraft): string {
  const chosen = Object.keys(columns).length > 0 ? JSON.stringify(columns) : undefined
  return query({ fileName, year, number, datedOn, columns: chosen })
}
