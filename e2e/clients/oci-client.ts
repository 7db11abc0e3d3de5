import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { findProgram } from '#bin/test-programs.mjs'
import { tar } from '#e2e/clients/image.ts'
import { ociClients, type ClientCommands, type ClientName } from '#e2e/clients/oci-clients.ts'
import { home, run, type Outcome } from '#e2e/clients/programs.ts'

/** A client with a folder of its own, where it also keeps its credentials. */
export class OciClient {
  readonly commands: ClientCommands
  readonly #program: string
  readonly #folder = mkdtempSync(join(home, 'client-'))
  readonly #values: Record<string, string>

  /** For a repository, `demo/hello`, at a host; `layout` is the folder of an image. */
  constructor(name: ClientName, host: string, fullName: string, layout: string) {
    this.commands = ociClients[name]
    this.#program = findProgram(name)!
    const repository = `${host}/${fullName}`
    const namespace = repository.slice(0, repository.lastIndexOf('/'))
    const { manifests } = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8'))
    this.#values = {
      ...{ host, namespace, repository, folder: this.#folder, digest: manifests[0].digest },
      ...{ image: `${repository}:1.0.0`, copy: `${namespace}/copied:1.0.0` },
    }
    cpSync(layout, join(this.#folder, 'layout'), { recursive: true })
    const chart = tar('hello/Chart.yaml', Buffer.from('apiVersion: v2\nname: hello\nversion: 1.0.0\n'))
    const files = {
      'hello-1.0.0.tgz': gzipSync(chart),
      'README.md': 'Hello\n',
      Containerfile: 'FROM scratch\nCOPY README.md /\n',
      'auth.json': '{}',
    }
    for (const [file, content] of Object.entries(files)) writeFileSync(join(this.#folder, file), content)
  }

  login(username: string, secret: string): Promise<Outcome> {
    return this.#run(this.commands.login, { username }, secret)
  }

  /** Runs the commands until one fails. */
  async do(operation: 'push' | 'pull' | 'tags' | 'copy' | 'delete'): Promise<Outcome> {
    let outcome: Outcome = { code: null, said: `There is no command for ${operation}.` }
    for (const command of [this.commands[operation] ?? []].flat()) {
      outcome = await this.#run(command)
      if (outcome.code !== 0) break
    }
    return outcome
  }

  #run(command: string, more: Record<string, string> = {}, input = ''): Promise<Outcome> {
    const values = { ...this.#values, ...more }
    const words = `${this.commands.options ?? ''} ${command}`.trim().split(' ')
    const filled = words.map((word) => word.replace(/\{(\w+)\}/g, (_, name) => values[name]!))
    const settings = {
      HOME: this.#folder,
      DOCKER_CONFIG: this.#folder,
      REGISTRY_AUTH_FILE: join(this.#folder, 'auth.json'),
    }
    return run(this.#program, filled, input, settings, this.#folder)
  }
}
