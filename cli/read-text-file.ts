import { readFileSync, statSync } from 'node:fs'
import { Failure } from '#cli/failure.ts'
import { readInput } from '#cli/read-input.ts'

/** Larger files are no configuration, and would have to be held whole. */
const bytesMax = 100 * 1024 * 1024

/** A file's text, or standard input's for `-`. What is no UTF-8 is refused before it is sent. */
export async function readTextFile(
  path: string,
  { passwordStdin }: { passwordStdin?: boolean },
): Promise<string> {
  if (path !== '-') return decode(read(path), path)
  if (passwordStdin) throw new Failure('Standard input holds the password: name a file.', 'usage')
  return decode(Buffer.from(await readInput()), 'standard input')
}

function read(path: string): Buffer {
  try {
    if (statSync(path).size > bytesMax) throw new Failure(`${path} is larger than 100 MiB.`, 'usage')
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`${path} can’t be read (${(error as NodeJS.ErrnoException).code}).`, 'usage')
  }
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failure(`${path} is not UTF-8 text.`, 'usage')
  }
}
