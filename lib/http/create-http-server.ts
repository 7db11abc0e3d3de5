import { createServer, type Server } from 'node:http'

/**
 * A server with time limits. Upgraded connections have none, so only the development overlay gets one; other upgrade
 * requests (for example h2c) are answered as plain requests.
 */
export function createHttpServer(dev: boolean): Server {
  return createServer({
    headersTimeout: 15_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 20_000,
    shouldUpgradeCallback: ({ url = '' }) => dev && url.startsWith('/_next/'),
  })
}
