import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A program of this package, as the file of its name. */
export type Program = 'gatehouse' | 'docker-credential-gatehouse' | 'git-credential-gatehouse'
export type Ran = { code: number | null; out: string; err: string }

/** A computer that knows no Gatehouse: a home of its own, and nothing on its PATH but what is in `programs`. */
export function newComputer({ programs }: { programs?: string } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'gatehouse-home-'))
  const env: NodeJS.ProcessEnv = {
    ...{
      NODE_ENV: 'test',
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      DOCKER_CONFIG: join(home, 'docker'),
    },
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    PATH: programs ?? join(home, 'bin'),
  }
  return {
    home,
    env,
    hostsFile: join(home, 'config', 'gatehouse', 'hosts.json'),
    dockerConfig: join(home, 'docker', 'config.json'),
    run: (program: Program, words: string[], input = '', more: Record<string, string> = {}) =>
      runProgram(program, words, input, { ...env, ...more }),
  }
}

function runProgram(program: Program, words: string[], input: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  const file = join(import.meta.dirname, '..', `${program}.ts`)
  const child = spawn(process.execPath, [file, ...words], { env })
  child.stdin.on('error', () => {}).end(input)
  const ran = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (ran.out += chunk))
  child.stderr.on('data', (chunk) => (ran.err += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...ran }))
  })
}
