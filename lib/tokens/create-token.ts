import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import type { Owner } from '#lib/owners.ts'
import type { Secret } from '#lib/secret.ts'
import { insertToken } from '#lib/tokens/insert-token.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import type { CreateToken, SentValues } from '#lib/tokens/schema.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'

/** Makes an access token. Its secret is in this answer and nowhere else, ever. */
export async function createToken<Of extends Owner>(
  actor: Actor,
  of: Of,
  input: CreateToken<Of['kind']>,
  sent: SentValues = {},
): Promise<{ token: TokenDetails<Of['kind']>; secret: Secret }> {
  authorizePerson(actor, 'tokens')
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const { token, secret, audit } = await insertToken<Of['kind']>(tx, actor, owner, input, sent)
    return { result: { token, secret }, audit }
  })
}
