import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { findProgram } from '#bin/test-programs.mjs'
import { startNginx } from '#lib/testing/start-nginx.ts'

const nginx = findProgram('nginx')
if (!nginx) console.log('SKIPPED, because nginx is missing: api/behind-nginx.test.ts')

const KIB = 1024

/** Ways to set up nginx, and by how much it lets through more than every door takes. */
const setups = [
  ['its defaults', '', 1024],
  ['HTTP/1.1', 'proxy_http_version 1.1; proxy_set_header Connection "";', 1024],
  [
    'the lines that registries need',
    'client_max_body_size 0; proxy_request_buffering off; proxy_http_version 1.1;',
    16 * 1024,
  ],
] as const

describe.skipIf(!nginx).each(setups)('behind nginx with %s', (_, lines, kib) => {
  let server: Awaited<ReturnType<typeof serveDoors>>
  let proxy: Awaited<ReturnType<typeof startNginx>>
  beforeAll(async () => {
    server = await serveDoors()
    proxy = await startNginx(nginx!, { passTo: server.port, lines })
  })
  afterAll(async () => {
    await proxy.stop()
    server.stop()
  })

  const body = Buffer.alloc(kib * KIB, 'x')
  const chunks = () => new Blob([body]).stream()

  it.each([
    ['/token', 'application/json'],
    ['/v2/users/login', 'application/json'],
    ['/healthz', 'text/plain; charset=utf-8'],
    ['/api/auth/callback/credentials', 'text/plain; charset=utf-8'],
  ])('a client of %s can read that its body is too large', async (path, type) => {
    for (const sent of [{ body }, { body: chunks(), duplex: 'half' as const }]) {
      const answer = await fetch(`http://127.0.0.1:${proxy.port}${path}`, { method: 'POST', ...sent })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([413, type])
      expect(await answer.text()).toContain('The request is larger than 64 KiB.')
    }
  })
})
