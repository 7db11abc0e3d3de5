import { createServer, request } from 'node:http'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'

const { port } = vi.hoisted(() => {
  // Below the ports that systems give out.
  const port = 20_000 + (process.pid % 10_000)
  process.env.GIT_SERVER_URL = `http://127.0.0.1:${port}`
  return { port }
})

let doors: Awaited<ReturnType<typeof serveDoors>>
const seen: string[] = []
const gitServer = createServer(({ url }, response) => {
  seen.push(url!)
  response.end('of the Git server')
})
beforeAll(async () => {
  doors = await serveDoors()
  await new Promise<void>((done) => gitServer.listen(port, '127.0.0.1', done))
})
afterAll(() => {
  doors.stop()
  gitServer.close()
  gitServer.closeAllConnections()
})

/** As it is: unlike `fetch`, which would resolve the path. */
function ask(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: doors.port, path, agent: false })
    sent.once('response', (answer) => resolve(answer.resume().statusCode)).once('error', reject)
    sent.end()
  })
}

it.each(['/demo/api.git/info/refs?service=git-upload-pack', '/demo/team/api.git/HEAD'])(
  'passes %s on',
  async (path) => {
    expect(await ask(path)).toBe(200)
    expect(seen.splice(0)).toEqual([path])
  },
)

it.each([
  '/demo/api.git/../../nginx_status',
  '/demo/api.git/%2e%2e/%2E%2E/metrics',
  '/demo/api.git/..%2f..%2fmetrics',
  '/demo/api.git/..\\..\\metrics',
  '/demo/api.git/..;/..;/metrics',
  '/demo/../admin/api.git/HEAD',
  '/demo//api.git/HEAD',
])('passes %s, which a server might take for another address, on to none', async (path) => {
  expect(await ask(path)).toBe(403)
  expect(seen.splice(0)).toEqual([])
})
