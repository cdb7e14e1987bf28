import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startProduct } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the product, started with its demonstration data. */
    productUrl: string
  }
}

/** One product with its demonstration data for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'antoan-journeys-'))
  try {
    const server = await startProduct(folder)
    project.provide('productUrl', server.url)
    return async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}
