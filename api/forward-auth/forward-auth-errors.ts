import type { Answer, Problem } from '#lib/http/problem.ts'
import { textAnswer } from '#lib/http/text-answer.ts'

const basic = 'Basic realm="Gatehouse", charset="UTF-8"'

/**
 * 401 or 403, with the reason in a header, too, since some proxies drop the body. nginx makes a 500 of any other status, which
 * is right only where Gatehouse itself is unavailable.
 */
export function forwardAuthErrors({ status, message, headers }: Problem, challenge = basic): Answer {
  const answered = status === 401 || status === 503 ? status : 403
  return textAnswer({
    status: answered,
    message,
    headers: {
      ...headers,
      ...(answered === 401 && { 'WWW-Authenticate': challenge }),
      'X-Gatehouse-Reason': inHeader(message),
      'Cache-Control': 'no-store',
    },
  })
}

/** UTF-8, whose bytes Node writes as those of Latin-1. */
export const inHeader = (text: string) => Buffer.from(text.replace(/\p{Cc}/gu, ' ')).toString('latin1')
