import { spawnSync } from 'node:child_process'
import { expect, onTestFinished, test, vi } from 'vitest'
import { request } from '#api/testing/request.ts'
import { problemOf } from '#lib/http/problem.ts'
import { logFailure } from '#lib/log-failure.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'

const disk = vi.hoisted(() => ({ isFull: false }))
vi.mock('#lib/has-no-space.ts', () => ({ hasNoSpace: () => disk.isFull }))

test.skipIf(process.env.DATABASE_URL)(
  'a full disk is said once in the log, by /healthz and to clients',
  async () => {
    const lines = captureErrors()
    const fail = () => logFailure('Writing', Object.assign(new Error('no space'), { code: '53100' }))
    expect((await request('/healthz')).status).toBe(200)
    disk.isFull = true
    for (let time = 0; time < 3; time++) fail()
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      `The disk that holds ${process.env.DATA_DIR} is full: nothing can be stored. Make space on it.`,
    ])
    const answer = await request('/healthz')
    expect([answer.status, await answer.text()]).toEqual([503, 'The disk that holds DATA_DIR is full.\n'])
    expect(problemOf(new Error(), 'Writing')).toMatchObject({
      status: 503,
      message: expect.stringContaining('disk of this Gatehouse is full'),
    })
    disk.isFull = false
    fail()
    expect(JSON.parse(lines[1]!).msg).toBe('Writing failed')
  },
)

const program = `
  const { startEmbedded } = await import('#lib/database/embedded/start-embedded.ts')
  await startEmbedded(process.argv[1]).catch((error) => console.log(error.message))`

/** Runs it on a folder with a small disk of its own, which takes a user namespace. */
const start = (folder: string) =>
  spawnSync(
    'unshare',
    [
      ...['--map-root-user', '--mount', 'sh', '-c'],
      'mount -t tmpfs -o size=24m tmpfs "$2" || exit 32; exec "$0" --disable-warning=ExperimentalWarning --input-type=module --eval "$1" "$2"',
      ...[process.execPath, program, folder],
    ],
    { encoding: 'utf8' },
  )

test('a start that fills the disk ends with a line', ({ skip }) => {
  const folder = newDataFolder()
  onTestFinished(() => removeFolder(folder))
  const { status, stdout } = start(folder)
  skip(status === 32, 'No file system can be mounted here.')
  expect(stdout).toBe(`The disk that holds ${folder} is full. Make space on it.\n`)
})
