import { createServer, type Server } from 'node:http'
import { env } from '#lib/env.ts'
import { limitIdleConnections } from '#lib/http/limit-idle-connections.ts'

/**
 * A server with limits on time and on idle connections. Upgraded connections have none, so only the development overlay gets one; other upgrade
 * requests (for example h2c) are answered as plain requests.
 */
export function createHttpServer(dev: boolean): Server {
  const server = createServer({
    // A registry token of 50 repositories with the longest names has 22 KiB.
    maxHeaderSize: 64 * 1024,
    headersTimeout: 15_000,
    // Bodies have limits of their own, which depend on the door.
    requestTimeout: 0,
    keepAliveTimeout: 20_000,
    connectionsCheckingInterval: 1_000,
    shouldUpgradeCallback: ({ url = '' }) => dev && url.startsWith('/_next/'),
  })
  limitIdleConnections(server, env.TRUSTED_PROXIES)
  return server
}
