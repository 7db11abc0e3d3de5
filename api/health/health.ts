import { Hono } from 'hono'
import { isDatabaseUp } from '#lib/database/is-database-up.ts'
import { isDiskFull } from '#lib/is-disk-full.ts'

/** Health check for load balancers and monitoring. */
export const health = new Hono()

health.get('/healthz', async (c) => {
  c.header('Cache-Control', 'no-store')
  if (isDiskFull()) return c.text('The disk that holds DATA_DIR is full.\n', 503)
  return (await isDatabaseUp()) ? c.text('ok\n') : c.text('The database does not answer.\n', 503)
})
