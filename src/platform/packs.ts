import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { Source } from '#kernel/source.ts'
import { Title } from '#kernel/title.ts'

const PackHead = z.strictObject({ id: z.string(), version: z.string(), name: Title })

/** The law as data: read once at start, handed to use cases; each module parses its own folder strictly. */
export type Pack = {
  id: string
  version: string
  sources: ReadonlyMap<string, Source>
  /** The YAML files of a folder of the pack, parsed but not yet checked: file name without ending → content. */
  folder: (name: string) => ReadonlyMap<string, unknown>
  /** Absolute path of a file of the pack. */
  path: (name: string) => string
}

const ROOT = fileURLToPath(new URL('../../packs/', import.meta.url))

/** Reads the pack of the id. A file that does not parse is an error that names it. */
export async function readPack(id = 'vn-osh'): Promise<Pack> {
  const root = join(ROOT, id)
  const head = PackHead.parse(await readYaml(join(root, 'pack.yaml')))
  const { sources } = z.strictObject({ sources: Source.array() }).parse(await readYaml(join(root, 'sources.yaml')))
  const folders = new Map<string, ReadonlyMap<string, unknown>>()
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (entry.isDirectory()) folders.set(entry.name, await readFolder(join(root, entry.name)))
  }
  return {
    id: head.id,
    version: head.version,
    sources: new Map(sources.map((source) => [source.id, source])),
    folder: (name) => folders.get(name) ?? new Map(),
    path: (name) => join(root, name),
  }
}

/** What is worked out from a pack, once for each pack: packs are read at start and never change. */
export function perPack<T>(work: (pack: Pack) => T): (pack: Pack) => T {
  const known = new WeakMap<Pack, { value: T }>()
  return (pack) => {
    const found = known.get(pack) ?? { value: work(pack) }
    known.set(pack, found)
    return found.value
  }
}

async function readFolder(folder: string): Promise<ReadonlyMap<string, unknown>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return new Map(
    await Promise.all(
      names.map(async (name) => [basename(name, '.yaml'), await readYaml(join(folder, name))] as const),
    ),
  )
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error })
  }
}
