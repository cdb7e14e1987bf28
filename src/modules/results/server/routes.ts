import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { writtenText } from '#kernel/written-text.ts'
import { carryOut } from '#platform/carry-out.ts'
import { type Routes, withContext } from '#platform/http.ts'
import { ListResults, MoveResult, RecordResult, ResultList, ResultPage, ResultsImport } from '../contract.ts'
import { importResults } from './import-results.ts'
import { getResult, listResults } from './list-results.ts'
import { moveResult } from './move-result.ts'
import { recordResult } from './record-result.ts'

const ById = z.object({ id: z.uuid() })
const Version = z.object({ version: z.int() })
const FileName = z.object({ fileName: writtenText().min(1).max(255) })

export const resultsRoutes: Routes = async (app) => {
  app.get(
    '/results',
    {
      config: { permission: 'results.read' },
      schema: { tags: ['results'], querystring: ListResults, response: { 200: ResultList } },
    },
    async (request) => listResults(withContext(request), request.query),
  )

  app.get(
    '/results/:id',
    {
      config: { permission: 'results.read' },
      schema: { tags: ['results'], params: ById, response: { 200: ResultPage } },
    },
    async (request) => getResult(withContext(request), request.params.id),
  )

  app.put(
    '/results/:id',
    {
      config: { permission: 'results.record' },
      schema: { tags: ['results'], params: ById, body: RecordResult, response: { 200: Version } },
    },
    async (request, reply) =>
      carryOut(request, reply, 200, async (context) => ({
        version: await recordResult(context, request.params.id, request.body),
      })),
  )

  app.post(
    '/results/:id/moves',
    {
      config: { permission: 'results.record' }, // each move says more narrowly who may; see RESULT_MOVES
      schema: { tags: ['results'], params: ById, body: MoveResult, response: { 200: Version } },
    },
    async (request, reply) =>
      carryOut(request, reply, 200, async (context) => ({
        version: await moveResult(context, request.params.id, request.body),
      })),
  )

  for (const [url, isDryRun] of [
    ['/results/imports/preview', true],
    ['/results/imports', false],
  ] as const) {
    app.post(
      url,
      {
        config: { permission: 'results.record' },
        schema: {
          tags: ['results'],
          consumes: ['application/octet-stream'],
          querystring: FileName,
          response: { 200: ResultsImport },
        },
      },
      async (request, reply) => {
        if (!Buffer.isBuffer(request.body)) throw new Problem('results.unreadable-file')
        const content = request.body
        return carryOut(request, reply, 200, (context) =>
          importResults(context, request.query.fileName, content, { isDryRun }),
        )
      },
    )
  }
}
