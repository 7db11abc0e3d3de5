import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { parse } from '#lib/parse.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { chooseRepositories } from '#lib/tokens/choose-repositories.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { createTokenSchema, type CreateToken, type SentWords } from '#lib/tokens/schema.ts'
import { hintOf, newPersonalSecret } from '#lib/tokens/secret.ts'
import { editable, tokenAudit } from '#lib/tokens/token-audit.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

/** Makes a personal access token. Its secret is in this answer and nowhere else, ever. */
export async function createToken(
  actor: Actor,
  input: CreateToken,
  sent: SentWords<string[]> = {},
): Promise<{ token: TokenDetails; secret: Secret }> {
  authorizePerson(actor, 'tokens')
  const { description, permission, repositories, expiresAt } = parse(createTokenSchema, input)
  const secret = newPersonalSecret()
  const token = await mutate(actor, async (tx) => {
    const chosen = await chooseRepositories(tx, actor, { permission, repositories })
    const { id } = await tx.token.create({
      data: {
        accountId: actor.accountId,
        secretHash: hashSecret(secret.reveal()),
        hint: hintOf(secret),
        description,
        permission,
        allRepositories: repositories === 'all',
        expiresAt: expiresAt && new Date(expiresAt),
        expiresAtSent: sent.expiresAt ?? null,
        ...(sent.grants && { grantsSent: sent.grants }),
        repositories: { createMany: { data: chosen } },
      },
      select: { id: true },
    })
    const created = await readToken(tx, actor, id)
    return { result: created, audit: tokenAudit('create', created, { ...editable(created), expiresAt }) }
  })
  return { token, secret }
}
