import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { pageRefusal } from '#lib/http/page-refusal.ts'

const refusalOf = (url: string) => pageRefusal({ method: 'GET', url, headers: {} } as IncomingMessage)

test.each([
  '/repositories/x/%ff',
  '/organizations/%E0%A4%A',
  '/%',
  '*',
  'http://elsewhere.example/sign-in',
  '',
])('%j is the address of no page, which is whoever asks’s mistake', (url) =>
  expect(refusalOf(url)).toMatchObject({ status: 400 }),
)

test.each(['/', '/sign-in?next=%ff', '/repositories/x/%C3%A9', '//elsewhere.example'])(
  '%j may be one',
  (url) => expect(refusalOf(url)).toBeNull(),
)
