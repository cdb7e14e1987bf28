import { z } from 'zod'
import { listLetterYears } from '#modules/targets/server/index.ts'
import { type Routes, withContext } from '#platform/http.ts'
import { inTransaction } from '#platform/transaction.ts'
import { AskExplain, AskProgress, AskTrend, Explanation, Progress, Trend } from '../contract.ts'
import { explain } from './explain.ts'
import { progressCsv, progressXlsx } from './export-progress.ts'
import { getProgress } from './progress.ts'
import { listYears } from './queries.ts'
import { getTrend } from './trend.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const config = { permission: 'statistics.read' } as const
const tags = ['statistics']

export const statisticsRoutes: Routes = async (app) => {
  app.get(
    '/statistics/progress',
    // A thousand cells, typed by getProgress: written as they are, without being parsed once more by the contract.
    {
      config,
      serializerCompiler: () => (data) => Buffer.from(JSON.stringify(data)) as never,
      schema: { tags, querystring: AskProgress, response: { 200: Progress } },
    },
    async (request) => getProgress(withContext(request), request.query),
  )

  app.get(
    '/statistics/explain',
    { config, schema: { tags, querystring: AskExplain, response: { 200: Explanation } } },
    async (request) => explain(withContext(request), request.query),
  )

  app.get(
    '/statistics/trend',
    { config, schema: { tags, querystring: AskTrend, response: { 200: Trend } } },
    async (request) => getTrend(withContext(request), request.query),
  )

  app.get(
    '/statistics/years',
    { config, schema: { tags, response: { 200: z.object({ years: z.int().array() }) } } },
    async (request) => {
      const context = withContext(request)
      const years = await inTransaction(context, async (trx) => [
        ...(await listYears(trx)),
        ...(await listLetterYears(trx)),
      ])
      return { years: [...new Set(years)].sort((one, other) => other - one) }
    },
  )

  app.get(
    '/statistics/progress.xlsx',
    { config, schema: { tags, querystring: AskProgress } },
    async (request, reply) => {
      const progress = await getProgress(withContext(request), request.query)
      return reply
        .type(XLSX)
        .header('content-disposition', `attachment; filename="tien-do-${progress.year}.xlsx"`)
        .send(Buffer.from(await progressXlsx(progress)))
    },
  )

  app.get(
    '/statistics/progress.csv',
    { config, schema: { tags, querystring: AskProgress } },
    async (request, reply) => {
      const progress = await getProgress(withContext(request), request.query)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="tien-do-${progress.year}.csv"`)
        .send(progressCsv(progress))
    },
  )
}
