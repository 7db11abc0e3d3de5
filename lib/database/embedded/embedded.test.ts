import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Pool } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { socketFolder } from '#lib/database/embedded/socket.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean()
})

function folder() {
  const dataDir = newDataFolder()
  cleanUp.push(() => removeFolder(dataDir))
  return dataDir
}

async function start(dataDir: string) {
  const embedded = await startEmbedded(dataDir)
  cleanUp.push(() => embedded.stop())
  return embedded
}

const at = (dataDir: string) => ({ host: socketFolder(dataDir), user: 'postgres', database: 'postgres' })

async function ask(dataDir: string, text: string) {
  const client = new Client(at(dataDir))
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function gone(pid: number) {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    await sleep(100)
  }
  return false
}

/** Starts the program that writes rows, and kills it, its database or both while it does. */
async function killWhileWriting(dataDir: string, which: ('program' | 'database')[]) {
  const program = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'lib/testing/write-rows.ts', dataDir],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const ended = new Promise((done) => program.once('exit', done))
  let database = 0
  const written: string[] = []
  for await (const line of createInterface(program.stdout)) {
    if (line.startsWith('{')) database = JSON.parse(line).database
    else written.push(line)
    if (written.length === 60) {
      if (which.includes('program')) program.kill('SIGKILL')
      if (which.includes('database')) process.kill(database, 'SIGKILL')
    }
  }
  await ended
  return { written, database }
}

test.each([[['program']], [['database']], [['program', 'database']]] as const)(
  'kill -9 of %j loses no row that was answered, and the folder is free again',
  async (which) => {
    const dataDir = folder()
    const { written, database } = await killWhileWriting(dataDir, [...which])
    expect(written.length).toBeGreaterThanOrEqual(60)
    expect(await gone(database)).toBe(true)
    await start(dataDir)
    const rows = await ask(dataDir, 'SELECT id FROM written')
    expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining(written))
  },
)

test('a folder that another process holds is refused in a line that says what to do', async () => {
  const dataDir = folder()
  await start(dataDir)
  await expect(startEmbedded(dataDir)).rejects.toThrow(
    `The data folder ${dataDir} is in use by another Gatehouse: stop that one, or set DATA_DIR to another folder.`,
  )
  expect(await ask(dataDir, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a database that does not start in time is ended, and a line says what to do', async () => {
  const dataDir = folder()
  await expect(startEmbedded(dataDir, 1)).rejects.toThrow(
    /^The embedded database did not start within 0\.001 seconds: .* set DATA_DIR to another folder\.$/,
  )
  // What was ended holds the folder no longer.
  await start(dataDir)
})

test('nobody else on the machine comes to the data or the socket', async () => {
  const dataDir = folder()
  await start(dataDir)
  for (const path of [dataDir, socketFolder(dataDir)]) expect(statSync(path).mode & 0o777).toBe(0o700)
})

test('each file and folder of the database is its owner’s alone, also one that was open to others', async () => {
  const dataDir = folder()
  await (await start(dataDir)).stop()
  const database = join(dataDir, 'database')
  chmodSync(database, 0o755)
  chmodSync(join(database, 'PG_VERSION'), 0o666)
  await start(dataDir)
  await ask(dataDir, 'CREATE TABLE fresh (word text)')
  const paths = readdirSync(database, { recursive: true, encoding: 'utf8' }).map((path) =>
    join(database, path),
  )
  expect(paths.length).toBeGreaterThan(100)
  const open = [database, ...paths].filter((path) => statSync(path).mode & 0o077)
  expect(open).toEqual([])
})

test('a data folder whose path is too long for a socket works as well', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'gatehouse-test-'))
  const dataDir = join(parent, 'x'.repeat(120))
  cleanUp.push(
    () => removeFolder(parent),
    () => removeFolder(socketFolder(dataDir)),
  )
  await start(dataDir)
  expect(await ask(dataDir, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(statSync(socketFolder(dataDir)).mode & 0o777).toBe(0o700)
})

test('a database that falls is started again, and the pool finds it', async () => {
  const dataDir = folder()
  const embedded = await start(dataDir)
  const pool = new Pool({ ...at(dataDir), connectionTimeoutMillis: 1000 })
  pool.on('error', () => {})
  cleanUp.push(() => pool.end())
  await pool.query('SELECT 1')
  process.kill(embedded.pid()!, 'SIGKILL')
  await expect
    .poll(
      () =>
        pool.query('SELECT 1').then(
          () => 'up',
          () => 'down',
        ),
      { timeout: 15_000 },
    )
    .toBe('up')
})

test('a connection that breaks off takes its open transaction with it, and nobody waits for it', async () => {
  const dataDir = folder()
  await start(dataDir)
  await ask(dataDir, 'CREATE TABLE kept (word text)')
  const broken = new Client(at(dataDir))
  broken.on('error', () => {})
  await broken.connect()
  await broken.query('BEGIN')
  await broken.query("INSERT INTO kept VALUES ('lost')")
  const waiting = ask(dataDir, 'SELECT * FROM kept')
  ;(broken as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  expect(await waiting).toEqual([])
})
