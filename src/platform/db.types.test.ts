import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { workerDatabaseUrl } from '#app/testing/database.ts'
import { generateTypes } from './generate-db-types.ts'

test('db.types.ts is what the migrations make (npm run db:types writes it)', async () => {
  const written = await readFile(new URL('db.types.ts', import.meta.url), 'utf8')
  expect(written).toBe(await generateTypes(await workerDatabaseUrl()))
})
