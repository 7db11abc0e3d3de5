import { afterEach, describe, expect, it, vi } from 'vitest'
import { hubErrors } from '#api/hub/hub-errors.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import { pool } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { problemOf } from '#lib/http/problem.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newAccount } from '#lib/testing/new-account.ts'

afterEach(() => void vi.restoreAllMocks())

const error = new AppError('invalid', 'No.', { fields: { description: 'Too long.' } })
const hidden = new AppError('not_found', 'Token not found.')

describe('an error', () => {
  it.each([
    ['fields', error, 400, { fields: { token_label: ['Too long.'] }, text: 'No.' }],
    ['fields', hidden, 404, { detail: 'Token not found.', message: 'Token not found.' }],
    ['errinfo', error, 400, { errinfo: { token_label: ['Too long.'] }, detail: 'No.', message: 'No.' }],
    ['detail', error, 400, { detail: 'No.' }],
  ] as const)('in the shape %s', (errors, thrown, status, body) => {
    const answer = hubErrors(problemOf(thrown, 'Test'), { errors, renamed: { description: 'token_label' } })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, body])
  })

  it.each([
    ['conflict', undefined, 400],
    ['forbidden', undefined, 403],
    ['limited', undefined, 403],
    ['limited', 60, 429],
  ] as const)('%s with %s seconds to wait answers %s', (code, retryAfter, status) => {
    const thrown = new AppError(code, 'No.', retryAfter === undefined ? {} : { retryAfter })
    const answer = hubErrors(problemOf(thrown, 'Test'), { errors: 'fields' })
    expect([answer.status, answer.headers['Retry-After']]).toEqual([status, retryAfter?.toString()])
  })
})

it('lets nobody in while the database is gone, and tells nothing of it', async () => {
  const bearer = await sessionBearer(await newAccount())
  captureErrors()
  vi.spyOn(pool, 'query').mockImplementation(async () => {
    throw new Error('password=secret')
  })
  const answer = await askHub('GET /v2/user/', { bearer })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  expect(answer.body.message).toBe('Gatehouse cannot answer right now. Try again in a moment.')
})
