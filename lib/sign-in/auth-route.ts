import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { env } from '#lib/env.ts'
import { authOptions } from '#lib/sign-in/auth-options.ts'
import { providerProblemPath } from '#lib/sign-in/provider-problem-path.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** The next-auth endpoints that the console uses; its pages, log and session endpoints are disabled. */
const doors = [
  ...['GET csrf', 'POST callback/credentials', 'POST callback/code', 'POST callback/passkey'],
  ...(env.OIDC_ISSUER ? ['POST signin/oidc', 'GET callback/oidc'] : []),
]

/** Compared in full, because next-auth treats a body as JSON if the content type mentions it anywhere. */
const form = /^application\/x-www-form-urlencoded(; *charset=utf-8)?$/i

export async function authRoute(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!doors.includes(`${request.method} ${nextauth.join('/')}`)) {
    return new Response('Not found\n', { status: 404 })
  }
  const isForm = form.test(request.headers.get('content-type') ?? '')
  // The parser's error would quote an invalid body in the log.
  if (request.method === 'POST' && !isForm) return new Response('Send a form.\n', { status: 415 })
  // next-auth would send the rest of the address to the identity provider.
  if (nextauth[0] === 'signin' && request.nextUrl.search)
    return new Response('Send a form alone.\n', { status: 400 })
  return explained(await NextAuth(request, context, await authOptions()))
}

/** Instead of next-auth's page for errors of the identity provider, the sign-in page. */
async function explained(answer: Response): Promise<Response> {
  const errors = `${env.PUBLIC_URL}/api/auth/error`
  const problem = env.PUBLIC_URL + providerProblemPath('failed')
  if (answer.headers.get('location')?.startsWith(errors)) answer.headers.set('location', problem)
  return answer
}
