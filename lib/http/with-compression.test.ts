import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { compressStatic } from '#bin/compress-static.mjs'
import { withCompression } from '#lib/http/with-compression.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'

const script = 'export const name = "gatehouse"\n'.repeat(100)
const page = `<p>${'What a page says. '.repeat(100)}</p>`
const folder = newDataFolder()
mkdirSync(join(folder, 'chunks'))
writeFileSync(join(folder, 'chunks', 'a1.js'), script)
writeFileSync(join(folder, 'font.woff2'), 'font')
compressStatic(folder)

/** What the rest is answered with: the codings that it may use. */
const server = createServer(
  withCompression(folder, '/_next/static', ({ headers, url }, response) => {
    if (url === '/a-page') response.writeHead(200, { 'Content-Type': 'text/html' }).end(page)
    else response.end(`rest: ${headers['accept-encoding'] ?? 'none'}`)
  }),
).listen(0, '127.0.0.1')
afterAll(() => {
  server.close()
  removeFolder(folder)
})

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method, agent: false }, resolve)
      .on('error', reject)
      .end()
  })
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }
}

const path = '/_next/static/chunks/a1.js'

describe('a script', () => {
  it.each([
    ['br, gzip, deflate', 'br', brotliDecompressSync],
    ['GZIP;q=1.0, br;q=0', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
  ])('is sent to who accepts %s as %s', async (accepted, coding, decompress) => {
    const { status, headers, body } = await ask(`${path}?v=1`, { 'accept-encoding': accepted })
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, coding, 'Accept-Encoding'])
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect([headers['content-length'], decompress(body).toString()]).toEqual([`${body.length}`, script])
  })

  it('has an ETag a coding, which is not sent again', async () => {
    const asked = { 'accept-encoding': 'br' }
    const { headers } = await ask(path, asked)
    const etag = headers.etag!
    const again = await ask(path, { ...asked, 'if-none-match': `"other", W/${etag}` })
    expect([again.status, again.headers.etag, again.headers.vary]).toEqual([304, etag, 'Accept-Encoding'])
    const other = await ask(path, { 'accept-encoding': 'gzip', 'if-none-match': etag })
    expect(other.status).toBe(200)
    expect(other.headers.etag).not.toBe(etag)
  })

  it('has the same head for HEAD, and no body', async () => {
    const asked = { 'accept-encoding': 'br' }
    const [whole, head] = [await ask(path, asked), await ask(path, asked, 'HEAD')]
    expect(head.headers['content-length']).toBe(whole.headers['content-length'])
    expect(head.body).toHaveLength(0)
  })
})

describe('a page', () => {
  it.each([
    ['zstd, br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
  ])('is compressed as it is made for who accepts %s', async (accepted, coding, decompress) => {
    const { headers, body } = await ask('/a-page', { 'accept-encoding': accepted })
    expect([headers['content-encoding'], headers.vary]).toEqual([coding, 'Accept-Encoding'])
    expect(decompress(body).toString()).toBe(page)
  })

  it('is not compressed for who accepts no coding, nor when it answers a form', async () => {
    const plain = await ask('/a-page')
    const answer = await ask('/a-page', { 'accept-encoding': 'br' }, 'POST')
    for (const { headers, body } of [plain, answer]) {
      expect(headers['content-encoding']).toBeUndefined()
      expect(body.toString()).toBe(page)
    }
  })
})

describe('the rest', () => {
  it.each([
    ['a page', '/sign-in', { 'accept-encoding': 'br' }, 'GET', 'br'],
    [
      'a file that compresses no further',
      '/_next/static/font.woff2',
      { 'accept-encoding': 'br' },
      'GET',
      'br',
    ],
    ['a script for who accepts no coding', path, {}, 'GET', 'none'],
    ['a range of a script', path, { 'accept-encoding': 'br', range: 'bytes=0-9' }, 'GET', 'none'],
    ['an answer to a form', '/account/security', { 'accept-encoding': 'gzip' }, 'POST', 'none'],
    ['a path out of the folder', '/_next/static/../a1.js', { 'accept-encoding': 'gzip' }, 'GET', 'gzip'],
  ] as const)('is left to the pages: %s', async (_what, path, headers, method, coding) => {
    expect((await ask(path, headers, method)).body.toString()).toBe(`rest: ${coding}`)
  })
})
