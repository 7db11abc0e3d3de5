import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { parseId } from '#lib/parse.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

export async function getToken(actor: Actor, id: string): Promise<TokenDetails> {
  authorizePerson(actor, 'tokens')
  return readToken(db, actor, parseId('Token', id))
}
