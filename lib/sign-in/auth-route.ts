import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '#lib/sign-in/auth-options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** The next-auth endpoints that the console uses; its pages, log and session endpoints are disabled. */
const doors = ['GET csrf', 'POST callback/credentials', 'POST callback/code']

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
  return NextAuth(request, context, await authOptions())
}
