import { unstable_rethrow as rethrowNavigation } from 'next/navigation'
import { requireActor } from '#lib/auth/current-actor.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { problemOf } from '#lib/http/problem.ts'
import { textAnswer } from '#lib/http/text-answer.ts'

/** Responds with the CSV that a verb writes for the signed-in person, or with an error message. */
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
    const { body, ...answer } = textAnswer(problemOf(error, 'A download'))
    return new Response(body, answer)
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
