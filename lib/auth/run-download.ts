import { requireActor } from '#lib/auth/current-actor.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError, type ErrorCode } from '#lib/errors.ts'

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
  const actor = await requireActor()
  try {
    return new Response(streamOf(await write(actor)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return new Response(`${error.message}\n`, { status: statuses[error.code] })
  }
}

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
