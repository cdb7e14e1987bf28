import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { carryOut } from '#platform/carry-out.ts'
import { type Routes, withContext } from '#platform/http.ts'
import { Letter, LetterOptions, LetterPreview } from '../contract.ts'
import { importLetter, undoLetter } from './import-letter.ts'
import { getLetter, listLetters } from './list-letters.ts'
import { previewLetter } from './preview-letter.ts'

const tags = ['targets']
const consumes = ['application/octet-stream']
const ById = z.object({ id: z.uuid() })
const LetterWithPreview = z.object({ letter: Letter, preview: LetterPreview })

export const targetsRoutes: Routes = async (app) => {
  app.post(
    '/targets/letters/preview',
    {
      config: { permission: 'targets.import' },
      schema: { tags, consumes, querystring: LetterOptions, response: { 200: LetterPreview } },
    },
    async (request) => previewLetter(withContext(request), fileOf(request.body), request.query),
  )

  app.post(
    '/targets/letters',
    {
      config: { permission: 'targets.import' },
      schema: { tags, consumes, querystring: LetterOptions, response: { 201: LetterWithPreview } },
    },
    async (request, reply) =>
      carryOut(request, reply, 201, (context) => importLetter(context, fileOf(request.body), request.query)),
  )

  app.get(
    '/targets/letters',
    { config: { permission: 'targets.read' }, schema: { tags, response: { 200: Letter.array() } } },
    async (request) => listLetters(withContext(request)),
  )

  app.get(
    '/targets/letters/:id',
    { config: { permission: 'targets.read' }, schema: { tags, params: ById, response: { 200: LetterWithPreview } } },
    async (request) => getLetter(withContext(request), request.params.id),
  )

  app.post(
    '/targets/letters/:id/undo',
    { config: { permission: 'targets.import' }, schema: { tags, params: ById, response: { 200: Letter } } },
    async (request, reply) => carryOut(request, reply, 200, (context) => undoLetter(context, request.params.id)),
  )
}

function fileOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body
  throw new Problem('targets.unreadable-file', { detail: 'Tệp rỗng: chưa có gì để nhập.' })
}
