import { authorize } from './authorize.js'

export function requireToken(verifier, options) {
  return async (request, reply) => {
    const found = await authorize(verifier, request.headers.authorization, options)
    if (!found.token)
      return reply.code(found.status).headers(found.headers).type('text/plain').send(`${found.text}\n`)
    request.gatehouse = found.token
  }
}
