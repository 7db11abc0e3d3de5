import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { transferOf, type Transfer } from '#lib/git/transfer-of.ts'

const seen: { transfer: Transfer | null; body: string }[] = []
const server = createServer(async (request: IncomingMessage, response) => {
  const transfer = await transferOf(request)
  seen.push({ transfer, body: await text(request) })
  response.end()
})
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
afterAll(() => void server.close())

async function look(body: string | Buffer | undefined, headers = {}, path = '/demo/api.git/git-upload-pack') {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  await fetch(url, {
    method: 'POST',
    headers,
    ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
  })
  return seen.pop()!
}

const oid = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const line = (content: string) => `${(content.length + 4).toString(16).padStart(4, '0')}${content}`
const fetchOf = (...lines: string[]) =>
  `${line('command=fetch')}${line('agent=git/2.39.5')}0001${lines.map((one) => line(`${one}\n`)).join('')}0000`

it.each<[string, string, Transfer | null]>([
  ['protocol 2', `${line('command=ls-refs\n')}${line('agent=git/2.39.5')}0001${line('peel\n')}0000`, 'list'],
  ['protocol 2', fetchOf('thin-pack', 'ofs-delta', `want ${oid}`, 'done'), 'clone'],
  ['protocol 2', fetchOf('thin-pack', `want ${oid}`, `have ${oid}`), 'fetch'],
  ['protocol 0', `${line(`want ${oid} side-band-64k\n`)}0000${line('done\n')}`, 'clone'],
  [
    'protocol 0',
    `${line(`want ${oid} side-band-64k\n`)}0000${line(`have ${oid}\n`)}${line('done\n')}`,
    'fetch',
  ],
  ['nothing that it knows', 'hello', null],
  ['nothing', '', null],
])('reads %s, and leaves the body whole', async (_, body, transfer) => {
  expect(await look(body)).toEqual({ transfer, body })
})

it('reads what is compressed, and gives up on what only says so', async () => {
  const long = fetchOf(`want ${oid}`, ...Array.from({ length: 40 }, () => `have ${oid}`))
  expect(await look(gzipSync(long), { 'content-encoding': 'gzip' })).toMatchObject({ transfer: 'fetch' })
  expect(await look(long, { 'content-encoding': 'gzip' })).toEqual({ transfer: null, body: long })
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, line(`want ${oid}`)))
  expect((await look(bomb, { 'content-encoding': 'gzip' })).transfer).toBeNull()
})

it('looks at nothing else', async () => {
  const body = fetchOf(`want ${oid}`)
  expect(await look(body, {}, '/demo/api.git/git-receive-pack')).toEqual({ transfer: null, body })
})
