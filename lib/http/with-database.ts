import type { IncomingMessage } from 'node:http'
import { send, type Handle } from '#lib/http/handler.ts'
import { RETRY_AFTER_SECONDS, type Answer } from '#lib/http/problem.ts'

/** Answers for the pages while the database is unavailable. A page that began without it would end as an error. */
export function withDatabase(pages: Handle, isDatabaseUp: () => Promise<boolean>): Handle {
  return async (request, response) => {
    if (!isPage(request) || (await isDatabaseUp())) return pages(request, response)
    send(response, unavailablePage(String(response.getHeader('X-Request-Id'))))
  }
}

/** What a browser opens. Scripts and styles need no database, and actions and endpoints say themselves what failed. */
function isPage({ url = '', headers }: IncomingMessage) {
  return !/^\/(_next|api)\//.test(url) && headers['next-action'] === undefined
}

/** A page that works without scripts and styles, and loads the wanted one as soon as that is possible again. */
function unavailablePage(requestId: string): Answer {
  const seconds = String(RETRY_AFTER_SECONDS)
  return {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': seconds,
      Refresh: seconds,
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="${seconds}">
<title>Gatehouse is unavailable</title>
<h1>Gatehouse is unavailable</h1>
<p>Its database does not respond. This page reloads every ${seconds} seconds.</p>
<p>Request ID: ${requestId}</p>
`,
  }
}
