import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProxy } from '#lib/testing/start-proxy.ts'

const options = '{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n'

/** A real Caddy on loopback with the sites of a Caddyfile. */
export const startCaddy = (program: string, sites: (port: number) => string) =>
  startProxy(program, (folder, port) => {
    const file = join(folder, 'Caddyfile')
    writeFileSync(file, options + sites(port))
    return ['run', '--adapter', 'caddyfile', '--config', file]
  })
