// How much compressed JavaScript comes over the line before the progress table is usable? Counted from the manifest of
// the build: the entry and the progress page with all they import statically. Map and charts are imported later.
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { buildWeb } from '#app/build-web.ts'

const FOLDER = new URL('../dist/web/', import.meta.url)
const BUDGET = 200_000
const PAGE = 'src/modules/statistics/web/progress-page.tsx'
const LATER = ['src/modules/statistics/web/map-drawing.tsx', 'src/modules/statistics/web/trend-drawing.tsx']

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).optional(), css: z.array(z.string()).optional() }),
)

await buildWeb()
const manifest = Manifest.parse(JSON.parse(readFileSync(new URL('.vite/manifest.json', FOLDER), 'utf8')))
const first = closure(['index.html', PAGE])
const scripts = sizeOf([...first].map((key) => manifest[key]!.file).filter((file) => file.endsWith('.js')))
const styles = sizeOf([...new Set([...first].flatMap((key) => manifest[key]!.css ?? []))])
const later = sizeOf([...closure(LATER)].filter((key) => !first.has(key)).map((key) => manifest[key]!.file))

console.log('First page: what comes over the line before the progress table is usable (of the build in dist/web)')
console.log(
  `  JavaScript  ${kB(scripts.gzip)} gzip, ${kB(scripts.brotli)} brotli, in ${scripts.files} files (budget ${kB(BUDGET)})`,
)
console.log(`  styles      ${kB(styles.gzip)} gzip, ${kB(styles.brotli)} brotli`)
console.log(`  later       ${kB(later.gzip)} gzip, ${kB(later.brotli)} brotli: map and chart, only when asked for`)
if (scripts.gzip > BUDGET) process.exitCode = 1

function closure(keys: string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    const entry = manifest[key]
    if (!entry) throw new Error(`The build has no ${key}`)
    if (seen.has(key)) continue
    seen.add(key)
    closure(entry.imports ?? [], seen)
  }
  return seen
}

function sizeOf(files: string[]): { gzip: number; brotli: number; files: number } {
  const contents = files.map((file) => readFileSync(new URL(file, FOLDER)))
  const sum = (compress: (content: Buffer) => Buffer) =>
    contents.reduce((total, content) => total + compress(content).length, 0)
  return {
    gzip: sum((content) => gzipSync(content)),
    brotli: sum((content) => brotliCompressSync(content)),
    files: files.length,
  }
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
