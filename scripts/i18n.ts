// The English catalogue: `npm run i18n` writes new messages into src/ui/locales/en.po, `--check` only looks.
// Both fail when a message on the screen has no English, and name it.

import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'

const LOCALE = 'en'
const isCheck = process.argv.includes('--check')

const [catalog] = await getCatalogs(getConfig())
const found = await catalog?.collect()
if (!catalog || !found) {
  console.error('i18n: the messages of the source could not be read')
  process.exit(1)
}
const before = (await catalog.read(LOCALE)) ?? {}
const merged = catalog.merge({ [LOCALE]: before }, found, { overwrite: false })[LOCALE] ?? {}
const current = Object.fromEntries(Object.entries(merged).filter(([, entry]) => !entry.obsolete))

const missing = Object.values(current).filter(({ translation }) => !translation)
const isChanged = Object.keys(current).sort().join() !== Object.keys(before).sort().join()
if (!isCheck) await catalog.write(LOCALE, current)

for (const { message, origin } of missing)
  console.error(`i18n: no English for «${message}» (${origin?.[0]?.[0] ?? ''})`)
if (isCheck && isChanged) console.error('i18n: the catalogue is behind the source; run npm run i18n')
console.log(`i18n: ${Object.keys(current).length} messages, ${missing.length} without English`)
process.exitCode = missing.length > 0 || (isCheck && isChanged) ? 1 : 0
