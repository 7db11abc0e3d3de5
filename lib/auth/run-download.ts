import { unstable_rethrow as rethrowNavigation } from 'next/navigation'
import { requireActor } from '#lib/auth/current-actor.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError, type ErrorCode } from '#lib/errors.ts'
import { logFailure } from '#lib/log-failure.ts'

const statuses: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limited: 429,
}

/** Answers with the CSV that a verb writes for whoever is signed in, or with a sentence that says what went wrong. */
export async function runDownload(
  fileName: string,
  write: (actor: AccountActor) => Promise<AsyncGenerator<string>>,
): Promise<Response> {
  try {
    const actor = await requireActor()
    return new Response(streamOf(await write(actor)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    rethrowNavigation(error)
    if (error instanceof AppError) return sentence(error.message, statuses[error.code])
    logFailure('A download', error)
    return sentence('Gatehouse cannot answer right now. Try again in a moment.', 503)
  }
}

const sentence = (text: string, status: number) => new Response(`${text}\n`, { status })

function streamOf(pieces: AsyncGenerator<string>): ReadableStream {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await pieces.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: () => void pieces.return(undefined),
  })
}
