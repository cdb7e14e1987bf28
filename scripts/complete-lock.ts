// Completes package-lock.json: `node scripts/up.mjs run scripts/complete-lock.ts`, after every `npm install`.
// npm leaves a package of another platform out of the lock when the registry in use does not offer it, and then
// `npm ci` refuses the lock everywhere. Such a package is named here with its version and platform; npm ci skips it
// where it does not fit, and fetches it by name and version where it does.
import { readFileSync, writeFileSync } from 'node:fs'
import { findMissing, type Lock } from './lock/find-missing.ts'

const file = new URL('../package-lock.json', import.meta.url)
const lock: Lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = findMissing(lock)
for (const [path, entry] of Object.entries(missing)) lock.packages[path] = entry
const [root, ...others] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([root!, ...others.sort(([a], [b]) => (a < b ? -1 : 1))])
writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`)
console.log(Object.keys(missing).join('\n') || 'package-lock.json is complete.')
