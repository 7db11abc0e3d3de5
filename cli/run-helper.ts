import type { HelperAnswer } from '#cli/docker/answer-docker.ts'
import { Failure } from '#cli/failure.ts'
import { readInput } from '#cli/read-input.ts'

/** A credential helper's run: its verb is the first word, and `list` and `version` read nothing. */
export async function runHelper(
  answer: (verb: string | undefined, input: string) => Promise<HelperAnswer>,
): Promise<void> {
  const verb = process.argv[2]
  try {
    const reads = !process.stdin.isTTY && verb !== 'list' && verb !== 'version'
    const { out, err, exitCode } = await answer(verb, reads ? await readInput() : '')
    process.stderr.write(err)
    process.stdout.write(out)
    process.exitCode = exitCode
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    process.stdout.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}
