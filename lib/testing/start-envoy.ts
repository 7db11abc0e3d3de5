import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProxy } from '#lib/testing/start-proxy.ts'

/** A real Envoy on loopback with a configuration. */
export const startEnvoy = (program: string, configuration: (port: number) => string) =>
  startProxy(program, (folder, port) => {
    const file = join(folder, 'envoy.yaml')
    writeFileSync(file, configuration(port))
    const quiet = ['--concurrency', '1', '--disable-hot-restart', '--log-level', 'error']
    return [...quiet, '--config-path', file]
  })
