import { expect, test, vi } from 'vitest'
import { authCookies } from '#lib/auth/session-cookie.ts'

vi.hoisted(() => {
  process.env.PUBLIC_URL = 'https://gatehouse.example.com'
})

test('over https every cookie is Secure, and holds for this host and path alone', () => {
  for (const { name, options } of Object.values(authCookies)) {
    expect(name).toMatch(/^__Host-gatehouse\./)
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  }
})
