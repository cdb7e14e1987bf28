import { z } from 'zod'
import type { Routes } from '#platform/http.ts'
import type { Pack } from '#platform/packs.ts'
import { ProgrammeInfo } from '../contract.ts'
import { measuresOf, type Programme } from '../domain/index.ts'
import { listProgrammes } from './programmes.ts'

export const programmeRoutes: Routes = async (app) => {
  app.get(
    '/programmes',
    {
      config: { permission: 'programme.read' },
      schema: { tags: ['programme'], response: { 200: z.array(ProgrammeInfo) } },
    },
    async (request) => listProgrammes(request.server.pack).map((programme) => describe(request.server.pack, programme)),
  )
}

function describe(pack: Pack, programme: Programme): ProgrammeInfo {
  const cited = new Set([programme.citation.source, ...programme.indicators.map(({ citation }) => citation.source)])
  return {
    ...programme,
    indicators: programme.indicators.map((indicator) => ({ ...indicator, measures: measuresOf(indicator) })),
    sources: [...cited].flatMap((id) => pack.sources.get(id) ?? []),
    packVersion: pack.version,
  }
}
