import { Hono } from 'hono'
import { isDatabaseUp } from '#lib/database/is-database-up.ts'

/** Health check for load balancers and monitoring. */
export const health = new Hono()

health.get('/healthz', async (c) => {
  c.header('Cache-Control', 'no-store')
  return (await isDatabaseUp()) ? c.text('ok\n') : c.text('The database does not answer.\n', 503)
})
