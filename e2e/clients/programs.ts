import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a client ended, and all that it said. */
export type Outcome = { code: number | null; said: string }

/** A folder for what clients and tests keep, credentials among it: never that of whoever runs them, and gone in the end. */
export const home = mkdtempSync(join(tmpdir(), 'gatehouse-clients-'))
process.once('exit', () => rmSync(home, { recursive: true, force: true }))

/** `docker login` as the console's own line has it: the secret on standard input. */
export function dockerLogin(host: string, username: string, secret: string): Promise<Outcome> {
  return run('docker', ['login', '--username', username, '--password-stdin', host], secret)
}

/** docker as far as it needs no daemon, with credentials that `docker login` would have kept. */
export class Docker {
  readonly #host: string
  readonly #settings: { DOCKER_CONFIG: string }

  constructor(host: string, credentials: string) {
    const folder = mkdtempSync(join(home, 'docker-'))
    const auths = { [host]: { auth: Buffer.from(credentials).toString('base64') } }
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths }), { mode: 0o600 })
    this.#host = host
    this.#settings = { DOCKER_CONFIG: folder }
  }

  pull(image: string): Promise<Outcome> {
    return this.#run('inspect', '--insecure', image)
  }
  /** A list under a new name of what is there under another. */
  async push(image: string, from: string): Promise<Outcome> {
    const created = await this.#run('create', '--insecure', image, from)
    return created.code === 0 ? this.#run('push', '--insecure', image) : created
  }

  #run(...words: string[]): Promise<Outcome> {
    const named = words.map((word) => (word.includes('/') ? `${this.#host}/${word}` : word))
    return run('docker', ['manifest', ...named], '', this.#settings)
  }
}

/** skopeo as somebody, `username:secret`, or as nobody. The registries of these tests speak plain http. */
export class Skopeo {
  readonly #registry: string
  readonly #credentials: string | null

  constructor(registry: string, credentials: string | null) {
    this.#registry = registry
    this.#credentials = credentials
  }

  push(folder: string, image: string): Promise<Outcome> {
    return this.#run('copy', this.#as('dest-'), `oci:${folder}`, this.#name(image))
  }
  pull(image: string): Promise<Outcome> {
    return this.#run(
      'copy',
      this.#as('src-'),
      this.#name(image),
      `oci:${mkdtempSync(join(home, 'pulled-'))}:it`,
    )
  }
  inspect(image: string): Promise<Outcome> {
    return this.#run('inspect', this.#as(''), this.#name(image))
  }
  listTags(repository: string): Promise<Outcome> {
    return this.#run('list-tags', this.#as(''), this.#name(repository))
  }
  delete(image: string): Promise<Outcome> {
    return this.#run('delete', this.#as(''), this.#name(image))
  }

  #name(image: string): string {
    return `docker://${this.#registry}/${image}`
  }
  #as(side: string): string[] {
    const who = this.#credentials === null ? [`--${side}no-creds`] : [`--${side}creds`, this.#credentials]
    return [`--${side}tls-verify=false`, ...who]
  }
  #run(command: string, options: string[], ...names: string[]): Promise<Outcome> {
    return run('skopeo', ['--insecure-policy', command, ...options, ...names])
  }
}

export function run(
  program: string,
  words: string[],
  input = '',
  settings = {},
  cwd = process.cwd(),
): Promise<Outcome> {
  const env = { ...process.env, HOME: home, DOCKER_CONFIG: mkdtempSync(join(home, 'docker-')), ...settings }
  const child = spawn(program, words, { env, cwd })
  // Some end before they have read it.
  child.stdin.on('error', () => {}).end(input)
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}
