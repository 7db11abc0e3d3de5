import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { NODE, prepare } from '#bin/prepare.mjs'
import { serverFlags } from '#bin/server-flags.mjs'

process.chdir(dirname(import.meta.dirname))
const dev = process.argv.includes('--dev')

let stop = () => process.exit(1)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))

await prepare({ build: !dev })

// One thread per core for signatures, plus two for password hashing.
const threads = String(availableParallelism() + 2)

// The channel tells the server when this process ends, however it does.
const server = spawn(NODE, [...serverFlags, 'server.ts'], {
  env: {
    UV_THREADPOOL_SIZE: threads,
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  },
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
let stopping = false
stop = (signal) => {
  stopping = true
  server.kill(signal)
}
// A server that is still loading ends by the signal itself.
server.once('exit', (code) => process.exit(code ?? (stopping ? 0 : 1)))
