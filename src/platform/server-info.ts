import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { isAlive } from './process-facts.ts'

/** What a running server tells other programs on the same data. */
export const ServerInfo = z.object({ pid: z.int(), url: z.string(), startedAt: z.string() })
export type ServerInfo = z.infer<typeof ServerInfo>

const fileOf = (dataDir: string) => join(dataDir, 'server.json')

/** Written when the server answers. */
export function writeServerInfo(dataDir: string, info: ServerInfo): void {
  const draft = `${fileOf(dataDir)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(info)}\n`)
  renameSync(draft, fileOf(dataDir))
}

/** Removed as soon as the server begins to stop, unless another has written it since. */
export function removeServerInfo(dataDir: string): void {
  const written = parse(dataDir)
  if (!written || written.pid === process.pid) rmSync(fileOf(dataDir), { force: true })
}

/** The server that says it runs on this data; undefined when there is none, or it died. */
export function readServerInfo(dataDir: string): ServerInfo | undefined {
  const info = parse(dataDir)
  return info && isAlive(info.pid) ? info : undefined
}

function parse(dataDir: string): ServerInfo | undefined {
  try {
    return ServerInfo.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}
