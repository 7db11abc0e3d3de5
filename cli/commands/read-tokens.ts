import { Option, type Command } from 'commander'
import { findToken, listTokens } from '#cli/commands/find-tokens.ts'
import { printJson, printToken, printTokens } from '#cli/commands/print-token.ts'
import { namedToken, tokenCommand, withTokens, type Kind } from '#cli/commands/token-command.ts'

/** `list` and `show`. */
export function addReading(parent: Command, kind: Kind): void {
  tokenCommand(parent, kind, 'list', 'List access tokens')
    .addOption(new Option('--status <status>', 'only these').choices(['active', 'inactive', 'expired']))
    .option('--search <text>', 'only those with this text in their name')
    .action(
      withTokens(kind, async ({ owner, signed, options }) => {
        const tokens = await listTokens(signed, owner, options as { status?: string; search?: string })
        if (options.json) printJson(tokens)
        else printTokens(tokens)
      }),
    )

  tokenCommand(parent, kind, 'show', 'Show an access token')
    .argument(...namedToken)
    .action(
      withTokens(kind, async ({ owner, signed, options, words: [named = ''] }) => {
        const token = await findToken(signed, owner, named)
        if (options.json) printJson(token)
        else printToken(token)
      }),
    )
}
