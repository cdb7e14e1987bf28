// Writes src/platform/db.types.ts from a database that has just been migrated: `npm run db:types`.
// The check that the committed file is the generated one stands in src/platform/db.types.test.ts.
import { writeFile } from 'node:fs/promises'
import { withTemporaryDatabase } from '#app/testing/temporary-database.ts'
import { generateTypes } from '#platform/generate-db-types.ts'

const target = new URL('../src/platform/db.types.ts', import.meta.url)
await withTemporaryDatabase(async (url) => writeFile(target, await generateTypes(url)))
console.log('src/platform/db.types.ts')
