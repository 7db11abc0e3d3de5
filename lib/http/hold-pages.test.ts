import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { holdPages } from '#lib/http/hold-pages.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return () => vi.useRealTimers()
})

/** What a page that is asked for is written to, and what is sent of it. */
async function openPage(headers: Record<string, string>) {
  const asking = Promise.withResolvers<ServerResponse>()
  const sent: string[] = []
  const handle = holdPages((_request, response) => asking.resolve(response))
  const server = createServer((request, response) => {
    const write = response.write.bind(response)
    response.write = (part: Uint8Array | string) => {
      sent.push(String(part))
      return write(part)
    }
    void handle(request, response)
  })
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const asked = get({ port, host: '127.0.0.1', headers, agent: false })
  const answer = once(asked, 'response').then(([response]) => response as IncomingMessage)
  return { page: await asking.promise, sent, answer, body: answer.then(text) }
}

const document = { accept: 'text/html,application/xhtml+xml' }

test.each([
  ['a document', document],
  ['what the router asks for instead', { accept: '*/*', rsc: '1' }],
  ['what an action answers', { accept: 'text/x-component', 'next-action': '40a1' }],
])('%s is sent when it is whole', async (_, headers) => {
  const { page, sent, answer, body } = await openPage(headers)
  page.flushHeaders()
  page.write('its frame, ')
  page.write(Buffer.from('its list, '))
  page.end('its end')
  expect(await body).toBe('its frame, its list, its end')
  expect(sent).toEqual([])
  expect((await answer).headers['content-length']).toBe('28')
})

test('100 ms after its first part, a page is sent as far as it is ready, then as it comes', async () => {
  const { page, sent, body } = await openPage(document)
  vi.advanceTimersByTime(1000)
  page.write('its frame, ')
  page.write('its skeleton, ')
  vi.advanceTimersByTime(99)
  expect(sent).toEqual([])
  vi.advanceTimersByTime(1)
  expect(sent).toEqual(['its frame, its skeleton, '])
  page.write('its list')
  expect(sent).toEqual(['its frame, its skeleton, ', 'its list'])
  page.end()
  expect(await body).toBe('its frame, its skeleton, its list')
})

test('what a script asks for is sent as it comes', async () => {
  const { page, sent, body } = await openPage({ accept: '*/*' })
  page.write('its frame, ')
  expect(sent).toEqual(['its frame, '])
  page.end()
  expect(await body).toBe('its frame, ')
})
