import { redirect } from 'next/navigation'
import { beforeEach, expect, it, vi } from 'vitest'
import { runDownload } from '#lib/auth/run-download.ts'
import { AppError } from '#lib/errors.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'

const asked = vi.hoisted(() => ({ actor: async (): Promise<unknown> => ({ kind: 'account' }) }))
vi.mock('#lib/auth/current-actor.ts', () => ({ requireActor: () => asked.actor() }))

const logged = captureErrors()
beforeEach(() => void logged.splice(0))

const answerOf = async (write: Parameters<typeof runDownload>[1]) => {
  const answer = await runDownload('log.csv', write)
  return [answer.status, await answer.text()]
}

async function* lines() {
  yield 'a,b\r\n'
  yield 'c,d\r\n'
}

it('is what the verb writes, as a file', async () => {
  const answer = await runDownload('log.csv', async () => lines())
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="log.csv"')
  expect(await answer.text()).toBe('a,b\r\nc,d\r\n')
})

it('says what is wrong', async () => {
  const refuse = () => Promise.reject(new AppError('forbidden', 'Only owners of acme can do this.'))
  expect(await answerOf(refuse)).toEqual([403, 'Only owners of acme can do this.\n'])
  expect(logged).toEqual([])
})

it('says a sentence, too, where the database is gone, and logs nothing of what was given', async () => {
  const later = [503, 'Gatehouse cannot answer right now. Try again in a moment.\n']
  expect(await answerOf(() => Promise.reject(new Error('of a secret')))).toEqual(later)
  asked.actor = () => Promise.reject(new Error('of a secret'))
  expect(await answerOf(async () => lines())).toEqual(later)
  expect(logged).toHaveLength(2)
  expect(logged.join()).not.toContain('secret')
})

it('leads who is signed out to the sign-in', async () => {
  asked.actor = async () => redirect('/sign-in')
  await expect(answerOf(async () => lines())).rejects.toThrow('NEXT_REDIRECT')
})
