import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { MAX_FILE_BYTES, MAX_FILE_MB } from '#kernel/upload-limits.ts'
import { writtenText } from '#kernel/written-text.ts'
import { announceFile, completeEvidence, findFile, readChunks, receiveChunk } from './files.ts'
import { type Routes, withContext } from './http.ts'
import { inTransaction } from './transaction.ts'

const FileId = z.object({ unitId: z.uuid(), id: z.uuid() })
const Announce = z.strictObject({
  name: writtenText().min(1).max(255),
  size: z.int().min(1, 'Tệp rỗng').max(MAX_FILE_BYTES, `Tệp lớn hơn ${MAX_FILE_MB} MB`),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
const Progress = z.object({ received: z.int().array(), isComplete: z.boolean() })

/** Sending evidence in pieces, so that a bad line costs only the last piece; and reading it. */
export const fileRoutes: Routes = async (app) => {
  app.put(
    '/files/:unitId/:id',
    {
      config: { permission: 'files.write' },
      schema: { tags: ['files'], params: FileId, body: Announce, response: { 200: Progress } },
    },
    async (request) => {
      const context = withContext(request)
      context.user.must('files.write', { provinceId: request.params.unitId })
      return inTransaction(context, (trx) => announceFile(trx, context.user, { ...request.params, ...request.body }))
    },
  )

  app.put(
    '/files/:unitId/:id/chunks/:number',
    {
      config: { permission: 'files.write' },
      schema: {
        tags: ['files'],
        consumes: ['application/octet-stream'],
        params: FileId.extend({ number: z.coerce.number().int().min(0).max(1000) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const context = withContext(request)
      const { unitId, id, number } = request.params
      context.user.must('files.write', { provinceId: unitId })
      if (!Buffer.isBuffer(request.body)) throw new Problem('common.invalid')
      const content = request.body
      await inTransaction(context, (trx) => receiveChunk(trx, unitId, id, number, content))
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/files/:unitId/:id/complete',
    { config: { permission: 'files.write' }, schema: { tags: ['files'], params: FileId, response: { 204: z.null() } } },
    async (request, reply) => {
      const context = withContext(request)
      const { unitId, id } = request.params
      context.user.must('files.write', { provinceId: unitId })
      await completeEvidence(context, unitId, id)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/files/:unitId/:id',
    { config: { permission: 'results.read' }, schema: { tags: ['files'], params: FileId } },
    async (request, reply) => {
      const context = withContext(request)
      const { unitId, id } = request.params
      const { file, content } = await inTransaction(context, async (trx) => {
        const file = await findFile(trx, unitId, id)
        if (!file?.isComplete) throw new Problem('common.not-found')
        return { file, content: Buffer.concat(await Array.fromAsync(readChunks(trx, unitId, id))) }
      })
      return reply
        .type(file.mediaType ?? 'application/octet-stream')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header('cache-control', 'private, max-age=3600')
        .send(content)
    },
  )
}
