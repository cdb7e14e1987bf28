// The command line: `npm run -s antoan -- …`. Works beside a running server and without one.
import { runCli } from './cli/run-cli.ts'

process.exitCode = await runCli(process.argv.slice(2))
