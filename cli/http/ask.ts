import { Failure } from '#cli/failure.ts'
import { userAgent } from '#cli/user-agent.ts'

type Ask = {
  bearer?: string
  body?: unknown
  form?: Record<string, string>
  /** For what creates something: a lost answer is asked for once more. */
  idempotencyKey?: string
}
export type Answer = { status: number; body: unknown }

const patience = 30_000

/** Asks for `GET /path` at an address, or `POST` of the address itself, and returns the answer whatever its status. */
export async function ask(url: string, what: string, { bearer, body, form, idempotencyKey }: Ask = {}) {
  const [method = '', path = ''] = what.split(' ')
  const request = {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': userAgent('gatehouse'),
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    body: form ? new URLSearchParams(form) : body === undefined ? null : JSON.stringify(body),
    redirect: 'error' as const,
  }
  const send = () =>
    fetch(path ? new URL(path, url) : url, { ...request, signal: AbortSignal.timeout(patience) })
  try {
    return await read(await send().catch((error) => (idempotencyKey ? send() : Promise.reject(error))))
  } catch (error) {
    throw new Failure(
      `${url} does not answer (${reasonOf(error)}). Check the address and your network.`,
      'unreachable',
    )
  }
}

/** The same, where all but success is a failure: in one line, with the field that is wrong. */
export async function askFor<Result>(url: string, what: string, more: Ask = {}): Promise<Result> {
  const answer = await ask(url, what, more)
  if (answer.status >= 400) throw failureOf(answer)
  return answer.body as Result
}

export function failureOf({ status, body }: Answer): Failure {
  return new Failure(messageIn(body) ?? `Gatehouse answered ${status}.`, kinds[status] ?? 'failed')
}

const kinds: Record<number, 'signedOut' | 'notFound' | 'unreachable'> = {
  401: 'signedOut',
  404: 'notFound',
  503: 'unreachable',
}

/** From the forms of errors that Gatehouse's own API, Docker Hub's and OAuth have. */
function messageIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null
  const said = body as Record<string, unknown>
  const fields = Object.entries((said.errors ?? said.fields ?? {}) as Record<string, string | string[]>)
  if (fields.length > 0)
    return fields.map(([field, text]) => `${field}: ${[text].flat().join(' ')}`).join(' ')
  const text = said.error_description ?? said.detail ?? said.text ?? said.message ?? said.error
  return typeof text === 'string' ? text : null
}

async function read(answer: Response): Promise<Answer> {
  const text = await answer.text()
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  return { status: answer.status, body: isJson && text ? JSON.parse(text) : null }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: NodeJS.ErrnoException; message: string }
  return cause?.code ?? cause?.message ?? message
}
