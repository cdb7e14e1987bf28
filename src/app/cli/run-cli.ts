import { Command, CommanderError } from 'commander'
import { Problem } from '#kernel/problem.ts'
import { describeError, PlainError } from '#platform/plain-error.ts'
import { VERSION } from '../version.ts'
import { addAccountCommands } from './account-command.ts'
import { addAllocationCommands } from './allocation-command.ts'
import { addKeepingCommands } from './keeping-commands.ts'
import { addProgressCommand } from './progress-command.ts'
import { addTerritoryCommands } from './territory-command.ts'

/** Runs one command; resolves with the exit code, 0 only on success. Answers go to standard output, faults to standard error. */
export async function runCli(words: string[]): Promise<number> {
  const program = new Command('antoan')
    .description('An Toàn: từ công văn phân bổ đến báo cáo năm / from the allocation letter to the annual report')
    .exitOverride()
    .showHelpAfterError()
  let code = 0
  const setCode = (value: number) => {
    code = value
  }
  addAllocationCommands(program, setCode)
  addTerritoryCommands(program, setCode)
  addProgressCommand(program)
  addKeepingCommands(program, setCode)
  addAccountCommands(program)
  program
    .command('version')
    .description('in phiên bản / print the version')
    .action(() => console.log(VERSION))
  try {
    await program.parseAsync(words, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    console.error(
      error instanceof Problem
        ? describeProblem(error)
        : error instanceof PlainError
          ? error.message
          : describeError(error),
    )
    return 1
  }
}

function describeProblem({ message, extra }: Problem): string {
  return [message, ...(extra.fields ?? []).map(({ path, message: fault }) => `  ${path}: ${fault}`)].join('\n')
}
