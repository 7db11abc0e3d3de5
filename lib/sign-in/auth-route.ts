import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '#lib/sign-in/auth-options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** All of next-auth that the console uses; its pages, its log and its session endpoints stay shut. */
const doors = ['GET csrf', 'POST callback/credentials']

/** In full, since next-auth takes for JSON whatever says so anywhere in it. */
const form = /^application\/x-www-form-urlencoded(; *charset=utf-8)?$/i

export async function authRoute(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!doors.includes(`${request.method} ${nextauth.join('/')}`)) {
    return new Response('Not found\n', { status: 404 })
  }
  const isForm = form.test(request.headers.get('content-type') ?? '')
  // A body that is no JSON after all would be quoted by the parser's error, and that be logged.
  if (request.method === 'POST' && !isForm) return new Response('Send a form.\n', { status: 415 })
  return NextAuth(request, context, await authOptions())
}
