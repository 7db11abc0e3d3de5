import { authorize } from './authorize.js'

export function requireToken(verifier, options) {
  return (request, response, next) => {
    authorize(verifier, request.headers.authorization, options).then((found) => {
      if (found.token) {
        request.gatehouse = found.token
        return next()
      }
      response.set(found.headers).status(found.status).type('text/plain').send(`${found.text}\n`)
    }, next)
  }
}
