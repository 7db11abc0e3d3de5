import { pool, statement } from '#lib/database/db.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { DelayedWrites } from '#lib/usage/delayed-writes.ts'

/** One use of a token, or a refused one: when, from where, with what, and what came of it. */
export type TokenExchange = {
  at: Date
  address: string | null
  client: string | null
  door: RequestContext['door']
  /** "asked to push demo/api", "pulled demo/api:latest". */
  action: string
  outcome: 'granted' | 'partly' | 'refused'
  /** What was not granted, "push to demo/web", or why nothing was. */
  reason: string | null
}

export const exchangesKept = 20

const mostTokensWaiting = 10_000
const mostAtOnce = 1_000

let waiting = new Map<string, TokenExchange[]>()
const writes = new DelayedWrites('exchanges of tokens', writeAll)

/** The history of tokens. A write that fails is not repeated: it costs some history, and no answer. */
export const tokenExchanges = {
  /** Never waits and never throws. */
  record(tokenId: string, exchange: TokenExchange, isFirstEver = false): void {
    const known = waiting.get(tokenId)
    if (known) {
      if (known.length === exchangesKept) known.shift()
      known.push(exchange)
    } else if (waiting.size < mostTokensWaiting) waiting.set(tokenId, [exchange])
    writes.schedule({ soon: isFirstEver })
  },

  flush: () => writes.flush(),
}

async function writeAll(): Promise<void> {
  const exchanges = [...waiting].flatMap(([tokenId, all]) => all.map((one) => ({ tokenId, ...one })))
  waiting = new Map()
  for (let at = 0; at < exchanges.length; at += mostAtOnce) {
    const batch = exchanges.slice(at, at + mostAtOnce)
    const column = <Key extends keyof (typeof batch)[number]>(key: Key) => batch.map((one) => one[key])
    const ids = column('tokenId')
    await pool.query(
      statement('record-token-exchanges', insertSql, [
        ...[ids, column('at'), column('address'), column('client')],
        ...[column('door'), column('action'), column('outcome'), column('reason')],
      ]),
    )
    await pool.query(statement('trim-token-exchanges', trimSql, [[...new Set(ids)], exchangesKept]))
  }
}

/** Of tokens that are still there. */
const insertSql = `
  WITH used AS (
    SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[],
      $7::exchange_outcome[], $8::text[]) WITH ORDINALITY
      AS used (token_id, at, address, client, door, action, outcome, reason, place)
  ), held AS (
    SELECT token.id FROM token WHERE id IN (SELECT token_id FROM used) ORDER BY id FOR KEY SHARE
  )
  INSERT INTO token_exchange (token_id, at, address, client, door, action, outcome, reason)
  SELECT token_id, at, address, client, door, action, outcome, reason
  FROM used JOIN held ON held.id = token_id ORDER BY place`

/** What another process deletes at this moment is passed over. */
const trimSql = `
  DELETE FROM token_exchange WHERE id IN (
    SELECT id FROM token_exchange WHERE id IN (
      SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY token_id ORDER BY at DESC, id DESC) AS place
        FROM token_exchange WHERE token_id = ANY($1::uuid[])
      ) ranked WHERE place > $2
    ) ORDER BY id FOR UPDATE SKIP LOCKED)`
