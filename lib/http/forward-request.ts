import { Agent, request as requestHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { hasBody } from '#lib/http/hold-body.ts'

type Forward = {
  /** The origin to pass the request on to, at the same path. */
  to: string
  path: string
  /** Sent in place of the client's of the same name. */
  headers: Record<string, string>
  /** Called with the answer's head, and waited for before it is passed back. Must not reject. */
  onAnswer: (answer: IncomingMessage) => Promise<void>
  /** How long nothing may come or go, and how long the answer to a whole request may take. */
  timeouts: { idle: number; answer: number }
}

const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) }

/** Fields that concern one connection only (RFC 9110, 7.6.1), beside those that `Connection` names. */
const hopByHop = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['proxy-authenticate', 'proxy-authorization', 'expect'],
])

/** The console's session, and what is said between Gatehouse's own parts. */
const ours = /^(cookie$|x-gatehouse-|content-security-policy$)/i

/**
 * Passes a request on, and its answer back, both as they arrive, in constant memory. Rejects if there is no answer; an
 * answer that breaks off breaks off for the client, too.
 */
export async function forwardRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  forward: Forward,
): Promise<void> {
  if (hasBody(incoming)) return attempt(incoming, outgoing, forward)
  try {
    await attempt(incoming, outgoing, forward)
  } catch (error) {
    // A kept connection may be closed by the other side just as it is used.
    if (!(error instanceof StaleConnection)) throw error
    await attempt(incoming, outgoing, forward)
  }
}

class StaleConnection extends Error {}

function attempt(incoming: IncomingMessage, outgoing: ServerResponse, forward: Forward): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const { protocol, hostname, port } = new URL(forward.to)
  const { idle, answer } = forward.timeouts
  const isPlain = protocol === 'http:'
  const sendsBody = hasBody(incoming)
  const sent = (isPlain ? requestHttp : requestHttps)({
    ...{ protocol, hostname: hostname.replace(/^\[(.*)\]$/, '$1'), port, path: forward.path, setHost: false },
    method: incoming.method,
    // What was half sent can't be sent again, so a body never meets a connection that has just been closed.
    agent: sendsBody ? false : agents[isPlain ? 'http:' : 'https:'],
  })
  for (const [name, value] of endToEnd(incoming)) {
    if (!(name.toLowerCase() in forward.headers) && !ours.test(name)) sent.appendHeader(name, value)
  }
  for (const [name, value] of Object.entries(forward.headers)) sent.setHeader(name, value)
  // Node.js frames the bodies of some methods only: the other side would take that of a GET for the next request.
  if (sendsBody && !sent.hasHeader('content-length')) sent.setHeader('transfer-encoding', 'chunked')

  sent.setTimeout(idle, () => sent.destroy(new Error('The other side is silent.')))
  sent.once('response', (response) => {
    sent.setTimeout(idle)
    void forward.onAnswer(response).then(() => passBack(response, outgoing, incoming))
  })
  sent.on('error', (error) => {
    incoming.unpipe(sent)
    reject(sent.reusedSocket && !sendsBody ? new StaleConnection(error.message, { cause: error }) : error)
  })
  outgoing.once('close', () => {
    incoming.unpipe(sent)
    if (!outgoing.writableFinished) sent.destroy()
    resolve()
  })
  const awaitAnswer = () => sent.setTimeout(answer)
  if (sendsBody) incoming.once('end', awaitAnswer).pipe(sent)
  else sent.end(awaitAnswer)
  return promise
}

function passBack(answer: IncomingMessage, outgoing: ServerResponse, incoming: IncomingMessage): void {
  if (answer.destroyed) return void outgoing.destroy()
  const ours = new Set(outgoing.getHeaderNames())
  for (const [name, value] of endToEnd(answer)) {
    if (!ours.has(name.toLowerCase())) outgoing.appendHeader(name, value)
  }
  // The rest of a body that was answered early is not waited for.
  if (!incoming.complete) outgoing.setHeader('Connection', 'close')
  outgoing.writeHead(answer.statusCode!, answer.statusMessage)
  answer.once('error', () => outgoing.destroy())
  answer.pipe(outgoing)
}

function* endToEnd({ rawHeaders, headers }: IncomingMessage): Generator<[name: string, value: string]> {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()))
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name, value] = [rawHeaders[at]!, rawHeaders[at + 1]!]
    const lower = name.toLowerCase()
    if (!hopByHop.has(lower) && !named.has(lower)) yield [name, value]
  }
}
