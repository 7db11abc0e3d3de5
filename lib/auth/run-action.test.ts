import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runAction, runQuery } from '#lib/auth/run-action.ts'
import { AppError, type ErrorCode } from '#lib/errors.ts'
import { usernameHeader } from '#lib/username-header.ts'

const browser = vi.hoisted(() => ({ headers: new Headers(), refreshed: 0 }))
vi.mock('next/headers', () => ({ headers: async () => browser.headers }))
vi.mock('next/cache', () => ({ refresh: () => browser.refreshed++ }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => ({ username: 'demo' }) }))

beforeEach(() => {
  browser.headers = new Headers({ [usernameHeader]: 'demo' })
  browser.refreshed = 0
})

describe('an action of a page that somebody else had opened', () => {
  it.each(['alice', null])('%j does not run, and says whose page it is', async (page) => {
    browser.headers = new Headers(page ? { [usernameHeader]: page } : {})
    const run = vi.fn()
    const message = expect.stringMatching(`${page ?? 'before'}.* signed in as demo`)
    for (const call of [runAction, runQuery])
      expect(await call(run)).toMatchObject({ ok: false, error: { code: 'conflict', message } })
    expect(run).not.toHaveBeenCalled()
  })
})

describe('the browser forgets its pages', () => {
  const fail = (code: ErrorCode) => () => Promise.reject(new AppError(code, 'No.'))

  it('when an action changed something, or they are out of date', async () => {
    await runAction(async () => 1)
    expect(browser.refreshed).toBe(1)
    await runAction(fail('conflict'))
    expect(browser.refreshed).toBe(2)
  })

  it('but keeps them where nothing changed', async () => {
    await runAction(fail('not_found'))
    await runAction(fail('invalid'))
    await runQuery(async () => 1)
    expect(browser.refreshed).toBe(0)
  })
})
