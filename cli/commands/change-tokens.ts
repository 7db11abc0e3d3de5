import { Option, type Command } from 'commander'
import { expiration, expirationHelp, type Expiration } from '#cli/commands/expiration.ts'
import { findToken } from '#cli/commands/find-tokens.ts'
import type { Grant } from '#cli/commands/grant.ts'
import { printJson } from '#cli/commands/print-token.ts'
import {
  namedToken,
  tokenCommand,
  withTokens,
  type Kind,
  type TokenTask,
} from '#cli/commands/token-command.ts'
import { hubPath, nameOf, organizationOf, v1Path, type TokenDetails } from '#cli/commands/token-owner.ts'
import { Failure } from '#cli/failure.ts'
import { askFor } from '#cli/http/ask.ts'
import { askPerson, hasPerson } from '#cli/terminal/ask-person.ts'

/** `edit`, `deactivate`, `activate` and `delete`. */
export function addChanging(parent: Command, kind: Kind, grant: Grant): void {
  const edit = tokenCommand(parent, kind, 'edit', 'Change what an access token is called, or may do')
  if (kind === 'organization') edit.option('--description <text>', 'another description')
  edit
    .argument(...namedToken)
    .option('--name <name>', 'another name')
    .addOption(
      new Option('--expires <when>', `earlier than now: ${expirationHelp}`).argParser((text) =>
        expiration(text),
      ),
    )
  if (kind === 'account') edit.option('--all-repositories', 'no longer only chosen ones')
  grant.addTo(edit).action(
    withTokens(kind, async (task) => {
      const { owner, options } = task
      const { name, description, allRepositories, expires } = options
      const body = {
        ...(name !== undefined && { [kind === 'account' ? 'description' : 'label']: name }),
        ...(description !== undefined && { description }),
        ...(expires !== undefined && { expires_at: (expires as Expiration).at }),
        ...(allRepositories === true && { repositories: null }),
        ...grant.read(options, { isEdit: true, organization: organizationOf(owner) }),
      }
      if (Object.keys(body).length === 0)
        throw new Failure('Say what to change. See the options with --help.', 'usage')
      await change(task, body, 'Saved')
    }),
  )

  tokenCommand(parent, kind, 'deactivate', 'Refuse an access token until it is activated again')
    .argument(...namedToken)
    .action(withTokens(kind, (task) => change(task, { status: 'inactive' }, 'Deactivated')))

  tokenCommand(parent, kind, 'activate', 'Let an access token work again')
    .argument(...namedToken)
    .action(withTokens(kind, (task) => change(task, { status: 'active' }, 'Activated')))

  tokenCommand(parent, kind, 'delete', 'Delete an access token: what uses it is refused from then on')
    .argument(...namedToken)
    .option('-y, --yes', 'do not ask')
    .action(
      withTokens(kind, async ({ owner, signed, options, words: [named = ''] }) => {
        const token = await findToken(signed, owner, named)
        if (!options.yes) await confirm(`Delete “${nameOf(token)}” (${token.hint})?`)
        await askFor(signed.url, `DELETE ${hubPath(owner)}/${token.id}`, { bearer: signed.bearer })
        if (options.json) printJson({ id: token.id })
        else process.stderr.write(`Deleted “${nameOf(token)}”.\n`)
      }),
    )
}

async function change(
  { owner, signed, options, words: [named = ''] }: TokenTask,
  body: object,
  done: string,
) {
  const { id } = await findToken(signed, owner, named)
  const path = `PATCH ${v1Path(owner)}/${id}`
  const token = await askFor<TokenDetails>(signed.url, path, { bearer: signed.bearer, body })
  if (options.json) printJson(token)
  else process.stderr.write(`${done} “${nameOf(token)}”. It is ${token.status}.\n`)
}

async function confirm(question: string): Promise<void> {
  if (!hasPerson()) throw new Failure('Add --yes: there is nobody to ask.', 'usage')
  const answer = await askPerson(`${question} [y/N] `)
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('Nothing was deleted.')
}
