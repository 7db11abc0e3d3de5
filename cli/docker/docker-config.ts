import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '#cli/failure.ts'
import { writeAtomically } from '#cli/store/write-atomically.ts'

const helper = 'gatehouse'
type Config = { credHelpers?: Record<string, string> } & Record<string, unknown>

const dockerConfigPath = () => join(process.env.DOCKER_CONFIG || join(homedir(), '.docker'), 'config.json')

/** Has docker ask our helper for this host alone; all else in the file stays. Says which other helper it asked before. */
export function useForDocker(host: string): string | null {
  const { config, indent } = read()
  const before = config.credHelpers?.[host]
  if (before === helper) return null
  write({ ...config, credHelpers: { ...config.credHelpers, [host]: helper } }, indent)
  return before ?? null
}

/** The reverse; what else somebody set for the host stays. */
export function stopUseForDocker(host: string): void {
  const { config, indent } = read()
  if (config.credHelpers?.[host] !== helper) return
  const { [host]: _, ...others } = config.credHelpers
  const { credHelpers: __, ...rest } = config
  write(Object.keys(others).length > 0 ? { ...config, credHelpers: others } : rest, indent)
}

function read(): { config: Config; indent: string } {
  const path = dockerConfigPath()
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { config: {}, indent: '\t' }
    throw new Failure(`${path} cannot be read: ${(error as Error).message}`)
  }
  const config = parse(text)
  if (!isObject(config) || !isObject(config.credHelpers ?? {}))
    throw new Failure(`${path} is not what docker writes. Correct it, or log in with --no-docker.`)
  // Docker's own files are indented by tabs.
  return { config: config as Config, indent: /^[{\s]*?\n([ \t]+)"/.exec(text)?.[1] ?? '\t' }
}

function parse(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const write = (config: Config, indent: string) =>
  writeAtomically(dockerConfigPath(), JSON.stringify(config, null, indent))
