import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { carryOut } from '#platform/carry-out.ts'
import { readCursor, writeCursor } from '#platform/cursor.ts'
import { type Routes, withContext } from '#platform/http.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  FileName,
  Grouping,
  Import,
  ImportReport,
  ListProvinces,
  ListUnits,
  MapData,
  Province,
  UnitById,
  UnitHistory,
  UnitList,
} from '../contract.ts'
import { getUnitHistory } from './get-unit-history.ts'
import { listImports } from './import-queries.ts'
import { importTerritory, previewImport } from './import-territory.ts'
import { listProvinces } from './list-provinces.ts'
import { getMapData, listGroupings } from './pack-views.ts'
import { listUnits } from './queries.ts'
import { undoImport } from './undo-import.ts'

const READ = { permission: 'territory.read' } as const
const IMPORT = { permission: 'territory.import' } as const
const tags = ['territory']

export const territoryRoutes: Routes = async (app) => {
  app.get(
    '/territory/provinces',
    { config: READ, schema: { tags, querystring: ListProvinces, response: { 200: Province.array() } } },
    async (request) => {
      const context = withContext(request)
      return inTransaction(context, (trx) => listProvinces(trx, request.query.on ?? context.today))
    },
  )

  app.get(
    '/territory/units',
    { config: READ, schema: { tags, querystring: ListUnits, response: { 200: UnitList } } },
    async (request) => {
      const context = withContext(request)
      const { level, on = context.today, parent, search, limit, cursor } = request.query
      const after = readCursor(z.string(), cursor)
      const question = { level, day: on, parentId: parent, search, after, limit: limit + 1 }
      const units = await inTransaction(context, (trx) => listUnits(trx, question))
      const page = units.slice(0, limit)
      return { units: page, nextCursor: units.length > limit ? writeCursor(page.at(-1)!.code) : null }
    },
  )

  app.get(
    '/territory/units/:id',
    { config: READ, schema: { tags, params: UnitById, response: { 200: UnitHistory } } },
    async (request) => getUnitHistory(withContext(request), request.params.id),
  )

  app.get(
    '/territory/groupings',
    { config: READ, schema: { tags, response: { 200: Grouping.array() } } },
    async (request) => listGroupings(withContext(request).pack),
  )

  app.get('/territory/map', { config: READ, schema: { tags, response: { 200: MapData } } }, async (request) =>
    getMapData(withContext(request).pack),
  )

  app.get(
    '/territory/imports',
    { config: IMPORT, schema: { tags, response: { 200: Import.array() } } },
    async (request) => {
      const imports = await inTransaction(withContext(request), listImports)
      return imports.map(({ importedAt, undoneAt, ...rest }) =>
        Import.parse({ ...rest, importedAt: importedAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null }),
      )
    },
  )

  app.post(
    '/territory/imports/preview',
    {
      config: IMPORT,
      schema: { tags, consumes: ['application/octet-stream'], querystring: FileName, response: { 200: ImportReport } },
    },
    async (request) => previewImport(withContext(request), request.query.fileName, contentOf(request.body)),
  )

  app.post(
    '/territory/imports',
    {
      config: IMPORT,
      schema: { tags, consumes: ['application/octet-stream'], querystring: FileName, response: { 200: ImportReport } },
    },
    async (request, reply) => {
      const content = contentOf(request.body)
      return carryOut(request, reply, 200, (context) => importTerritory(context, request.query.fileName, content))
    },
  )

  app.post(
    '/territory/imports/:id/undo',
    { config: IMPORT, schema: { tags, params: UnitById, response: { 200: z.object({ undone: z.literal(true) }) } } },
    async (request, reply) =>
      carryOut(request, reply, 200, async (context) => {
        await undoImport(context, request.params.id)
        return { undone: true as const }
      }),
  )
}

function contentOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body)) {
    throw new Problem('territory.unreadable-file', {
      detail: 'Hãy gửi nội dung tệp với kiểu application/octet-stream.',
    })
  }
  return body
}
