import { createServer, type Server } from 'node:http'

/**
 * A server that nobody holds up for long. An upgraded connection has no time limit and no end: only the development
 * overlay gets one, and whoever else asks (for h2c, say) is answered as it is.
 */
export function createHttpServer(dev: boolean): Server {
  return createServer({
    headersTimeout: 15_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 20_000,
    shouldUpgradeCallback: ({ url = '' }) => dev && url.startsWith('/_next/'),
  })
}
