import { randomUUID } from 'node:crypto'
import { Option, type Command } from 'commander'
import { expiration, expirationHelp, type Expiration } from '#cli/commands/expiration.ts'
import { findToken, getToken } from '#cli/commands/find-tokens.ts'
import type { Grant } from '#cli/commands/grant.ts'
import { printJson, printSecret } from '#cli/commands/print-token.ts'
import { namedToken, tokenCommand, withTokens, type Kind } from '#cli/commands/token-command.ts'
import {
  hubPath,
  nameOf,
  organizationOf,
  v1Path,
  type Token,
  type TokenDetails,
} from '#cli/commands/token-owner.ts'
import { askFor } from '#cli/http/ask.ts'

const usual = '30d'

/** `create` and `rotate`, which show a secret. */
export function addMaking(parent: Command, kind: Kind, grant: Grant): void {
  const create = tokenCommand(parent, kind, 'create', 'Create an access token, and print its secret')
  grant
    .addTo(create.argument('<name>', 'what will use it'))
    .addOption(expires())
    .action(
      withTokens(kind, async ({ owner, signed, options, words: [name = ''] }) => {
        const granted = grant.read(options, { isEdit: false, organization: organizationOf(owner) })
        const named = kind === 'account' ? { token_label: name } : { label: name }
        const created = await askFor<Created>(signed.url, `POST ${hubPath(owner)}`, {
          bearer: signed.bearer,
          body: { ...named, ...granted, expires_at: (options.expires as Expiration).at },
          idempotencyKey: randomUUID(),
        })
        const token = await getToken(signed, owner, created.uuid ?? created.id)
        finish(token, created.token, `Created “${nameOf(token)}”.`, options)
      }),
    )

  tokenCommand(parent, kind, 'rotate', 'Give an access token a new secret, and print it')
    .argument(...namedToken)
    .addOption(expires())
    .addOption(
      new Option(
        '--grace <hours>',
        'for how long the old secret stays valid, if the new one is not used before',
      )
        .choices(['0', '1', '24', '168'])
        .default('24'),
    )
    .action(
      withTokens(kind, async ({ owner, signed, options, words: [named = ''] }) => {
        const { id } = await findToken(signed, owner, named)
        const { secret, ...token } = await askFor<Token & { secret: string }>(
          signed.url,
          `POST ${v1Path(owner)}/${id}/rotate`,
          {
            bearer: signed.bearer,
            body: { expires_at: (options.expires as Expiration).at, grace_hours: Number(options.grace) },
            idempotencyKey: randomUUID(),
          },
        )
        finish(token, secret, `Rotated “${nameOf(token)}”.`, options)
      }),
    )
}

type Created = { uuid?: string; id: string; token: string }

const expires = () =>
  new Option('--expires <when>', expirationHelp)
    .argParser((text) => expiration(text))
    .default(expiration(usual), usual)

function finish(
  token: Token | TokenDetails,
  secret: string,
  remark: string,
  { json }: { json?: boolean },
): void {
  if (json) printJson({ ...token, secret })
  else printSecret(secret, remark)
}
