import { encode } from 'next-auth/jwt'
import { expect, onTestFinished, test, vi } from 'vitest'
import { authCookies, authSecret, readSessionCookie, writeSessionCookie } from '#lib/auth/session-cookie.ts'
import { Secret } from '#lib/secret.ts'

vi.hoisted(() => {
  process.env.PUBLIC_URL = 'https://gatehouse.example.com'
})

test('over https every cookie is Secure, and holds for this host and path alone', () => {
  for (const { name, options } of Object.values(authCookies)) {
    expect(name).toMatch(/^__Host-gatehouse\./)
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  }
})

test('a cookie gives what it holds each time it is read, until it ends', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-10T12:00:00Z') })
  onTestFinished(() => void vi.useRealTimers())
  const cookie = await encode({ token: { sub: 'of-a-session' }, secret: await authSecret(), maxAge: 60 })
  for (let times = 0; times < 2; times++)
    expect((await readSessionCookie(cookie))?.reveal()).toBe('of-a-session')
  vi.setSystemTime(new Date('2026-06-10T12:01:00Z'))
  expect(await readSessionCookie(cookie)).toBeNull()
})

test('another cookie, or one of another installation, gives nothing', async () => {
  const cookie = await writeSessionCookie(new Secret('of-a-session'))
  const elsewhere = await encode({ token: { sub: 'of-a-session' }, secret: 'another' })
  for (const value of [undefined, '', 'a.b.c', cookie.slice(0, -1), elsewhere])
    expect(await readSessionCookie(value)).toBeNull()
})
