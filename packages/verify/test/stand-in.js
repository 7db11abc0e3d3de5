import { createServer } from 'node:http'

/** Secrets with right checksums, made by another implementation of them. */
export const secrets = {
  account: 'gate_pat_8aspm4G7VmSUfOoD6V1vrORcmn0iSH2C5qFp',
  organization: 'gate_oat_ztys355NrAlpgsJGcDc2bhARePpktW1yAW58',
}

export const active = {
  active: true,
  scope: 'read write',
  client_id: 'gatehouse',
  username: 'ada',
  token_type: 'Bearer',
  sub: 'b0b',
  aud: 'npm',
  jti: 'a-token',
}

/** An introspection endpoint that answers what `answer` says, and remembers what it was asked. */
export async function standIn(answer) {
  const asked = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const question = { ...request.headers, method: request.method, path: request.url, body }
    asked.push(question)
    const { status = 200, body: text, headers = {}, wait = 0 } = await answer(asked.length, question)
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait))
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
    response.end(typeof text === 'string' ? text : JSON.stringify(text))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export const inSeconds = (seconds) => Math.floor(Date.now() / 1000) + seconds
