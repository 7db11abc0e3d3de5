import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '#cli/failure.ts'
import { userAgent } from '#cli/user-agent.ts'

const patience = 30_000
const tries = 3

/** Asks the runner of GitHub Actions, or of Forgejo, which does the same, for a token with this audience. */
export async function askActions(
  { url, bearer }: { url: string; bearer: string },
  audience: string,
): Promise<string> {
  if (!URL.canParse(url)) throw new Failure('ACTIONS_ID_TOKEN_REQUEST_URL is no address.')
  const address = new URL(url)
  address.searchParams.append('audience', audience)
  for (let left = tries - 1; ; left -= 1) {
    const answer = await ask(address, bearer)
    if (typeof answer === 'string') return answer
    if (!answer.mayPass || left === 0) throw new Failure(`The CI gives no id token: ${answer.why}`)
    await sleep(1000)
  }
}

/** The token, or why there is none, and whether that may pass. */
async function ask(address: URL, bearer: string): Promise<string | { why: string; mayPass: boolean }> {
  try {
    const answer = await fetch(address, {
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${bearer}`,
        'user-agent': userAgent('gatehouse'),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    const body = (await answer.json().catch(() => null)) as { value?: unknown; message?: unknown } | null
    if (answer.ok && typeof body?.value === 'string') return body.value
    const message = typeof body?.message === 'string' ? ` (${body.message})` : ''
    return { why: `${address.host} answered ${answer.status}${message}.`, mayPass: answer.status >= 500 }
  } catch (error) {
    const { cause, message } = error as { cause?: NodeJS.ErrnoException; message: string }
    return { why: `${address.host} does not answer (${cause?.code ?? message}).`, mayPass: true }
  }
}
