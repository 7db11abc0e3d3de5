import { expect, test } from 'vitest'
import { createLogger } from '#lib/logger.ts'
import { Secret } from '#lib/secret.ts'
import { terminalLine } from '#lib/terminal-line.ts'

const text = 'gate_pat_4fQk'

function logged(fields: object, message = 'said') {
  const lines: string[] = []
  createLogger({ write: (line) => void lines.push(line) }).info(fields, message)
  return lines.join('')
}

test('a line is JSON with its time and level in words', () => {
  expect(JSON.parse(logged({ status: 200 }))).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    status: 200,
    msg: 'said',
  })
})

test.each([
  ['a secret', { secret: new Secret(text) }],
  ['a secret within', { token: { all: [new Secret(text)] } }],
  ['a secret in a sentence', { what: `the token ${new Secret(text)}` }],
  ['the bytes of one', { hash: Buffer.from(text) }],
])('%s is redacted', (_, fields) => {
  const line = logged(fields)
  expect(line).toContain('[redacted]')
  expect(line).not.toContain(text)
  expect(line).not.toContain(Buffer.from(text).join(','))
})

test('an error loses its message, also without logFailure', () => {
  expect(logged({ cause: new Error(text) })).not.toContain(text)
})

test('in a terminal a request is a line to read, and what it says moves no cursor', () => {
  const request = { method: 'GET', path: '/v2/', status: 200, ms: 3, actorId: 'a-1', requestId: '\u001b[2J' }
  const line = terminalLine(logged(request, 'request'))
  expect(line).toMatch(/^\d\d:\d\d:\d\d GET \/v2\/ 200 3 ms actorId=a-1 requestId="\\u001b\[2J"\n$/)
})

test('in a terminal a failure shows where it was', () => {
  const line = terminalLine(logged({ error: new TypeError('x is not a function') }, 'Listing failed'))
  expect(line).toMatch(/^\d\d:\d\d:\d\d Listing failed\n {2}TypeError x is not a function\n {4}at /)
})
