import type { Answer } from '#lib/http/problem.ts'

type Text = { status: number; message: string; headers?: Record<string, string> }

/** One sentence of plain text: for people, and for doors whose protocol has no form for errors. */
export function textAnswer({ status, message, headers }: Text): Answer {
  const type = { 'Content-Type': 'text/plain; charset=utf-8' }
  return { status, headers: { ...headers, ...type }, body: `${message}\n` }
}
