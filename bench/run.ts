// `npm run bench` runs every question, `npm run bench -- progress` one. Figures and how they were got: bench/README.md.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const QUESTIONS = ['first-page', 'imports', 'posting', 'progress']
const asked = process.argv.slice(2)
for (const name of asked.length > 0 ? asked : QUESTIONS) {
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) process.exitCode = 1
}
