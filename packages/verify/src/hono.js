import { authorize } from './authorize.js'

export function requireToken(verifier, options) {
  return async (c, next) => {
    const found = await authorize(verifier, c.req.header('authorization'), options)
    if (!found.token) return c.text(`${found.text}\n`, found.status, found.headers)
    c.set('gatehouse', found.token)
    await next()
  }
}
