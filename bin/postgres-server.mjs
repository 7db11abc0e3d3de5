import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The user and the group `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65534

/**
 * A PostgreSQL server on loopback, in a folder of its own.
 * @param {string} initdb the path of that program
 */
export async function startPostgres(initdb) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-postgres-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  const run = (program, ...words) =>
    execFileSync(join(dirname(initdb), program), words, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    })
  const port = await freePort()
  run('initdb', '-D', 'data', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync')
  // Another time zone, so that code relying on the server's is found.
  const settings = `-h 127.0.0.1 -p ${port} -k ${folder} -F -c TimeZone=Asia/Kolkata -c max_connections=200`
  run('pg_ctl', 'start', '-w', '-D', 'data', '-l', 'log', '-o', settings)
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', 'stop', '-m', 'immediate', '-D', 'data')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
