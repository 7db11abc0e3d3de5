import NextAuth from 'next-auth'
import { authOptions } from '#lib/sign-in/auth-options.ts'

type Cookie = { name: string; value: string; attributes: string[] }
type Answer = { url?: string; csrfToken?: string }

/** One request to next-auth's own handler; its cookies are kept in the jar as a browser would keep them. */
export async function askNextAuth(
  jar: Map<string, string>,
  method: string,
  action: string[],
  body: object = {},
  query: object = {},
) {
  const setCookies: string[] = []
  let answer: Answer = {}
  const response = {
    status: () => response,
    getHeader: () => setCookies.slice(),
    setHeader: (name: string, value: string[]) =>
      name === 'Set-Cookie' && setCookies.splice(0, Infinity, ...value),
    json: (value: Answer) => (answer = value),
    send: (value: Answer) => (answer = value),
    end: () => {},
  }
  const request = {
    method,
    query: { ...query, nextauth: action },
    cookies: Object.fromEntries(jar),
    headers: {},
    body: { ...body, json: 'true' },
  }
  await NextAuth(request as never, response as never, await authOptions())
  const received = setCookies.map(cookieOf)
  for (const { name, value } of received) jar.set(name, value)
  return { answer, cookies: received }
}

/** Sends a sign-in form with the token that this browser was given. */
export async function postSignIn(jar: Map<string, string>, provider: string, fields: object) {
  const { csrfToken } = (await askNextAuth(jar, 'GET', ['csrf'])).answer
  return askNextAuth(jar, 'POST', ['callback', provider], { csrfToken, ...fields })
}

function cookieOf(line: string): Cookie {
  const [pair = '', ...attributes] = line.split('; ')
  const at = pair.indexOf('=')
  return { name: pair.slice(0, at), value: decodeURIComponent(pair.slice(at + 1)), attributes }
}
