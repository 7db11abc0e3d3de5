import { expect, it, vi } from 'vitest'

vi.hoisted(() => (process.env.API_REQUESTS_PER_MINUTE = '3'))

const { askHub } = await import('#api/testing/ask-hub.ts')
const { sessionBearer } = await import('#api/testing/new-bearer.ts')
const { newAccount } = await import('#lib/testing/new-account.ts')

const standing = ({ status, headers }: Awaited<ReturnType<typeof askHub>>) => [
  status,
  headers.get('x-ratelimit-limit'),
  headers.get('x-ratelimit-remaining'),
]

it('counts the requests of each caller, wherever they come from', async () => {
  const bearer = await sessionBearer(await newAccount())
  const look = () => askHub('GET /v2/access-tokens', { bearer })
  const first = await look()
  expect(standing(first)).toEqual([200, '3', '2'])
  const reset = Number(first.headers.get('x-ratelimit-reset'))
  expect(reset - Date.now() / 1000).toBeGreaterThan(50)
  expect(reset - Date.now() / 1000).toBeLessThan(62)
  await look()
  expect(standing(await look())).toEqual([200, '3', '0'])
  const over = await look()
  expect(standing(over)).toEqual([429, '3', '0'])
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(over.body.message).toBe('Rate limit exceeded: 3 requests a minute.')
  const other = await sessionBearer(await newAccount())
  expect((await askHub('GET /v2/access-tokens', { bearer: other })).status).toBe(200)
})

it('counts those of nobody for their network', async () => {
  const look = (address: string) => askHub('GET /v2/access-tokens', { address, bearer: 'wrong' })
  for (const address of ['2001:db8::1', '2001:db8::2', '2001:db8::3'])
    expect((await look(address)).status).toBe(401)
  expect((await look('2001:db8::4')).status).toBe(429)
  expect((await look('2001:db8:0:1::1')).status).toBe(401)
})
