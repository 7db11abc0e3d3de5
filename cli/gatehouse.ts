#!/usr/bin/env node
import { CommanderError } from 'commander'
import { makeProgram } from '#cli/commands/program.ts'
import { exitCodes, Failure } from '#cli/failure.ts'

// As in `gatehouse token list | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await makeProgram().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version are no failures, and commander has printed why the rest is one.
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage
  } else if (error instanceof Failure) {
    process.stderr.write(`gatehouse: ${error.message}\n`)
    process.exitCode = error.exitCode
  } else throw error
}
