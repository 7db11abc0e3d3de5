import { confirmPassword } from '#lib/accounts/confirm-password.ts'
import { leaveOrganizations } from '#lib/accounts/leave-organizations.ts'
import { deleteAccountSchema, type DeleteAccount } from '#lib/accounts/schema.ts'
import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError } from '#lib/errors.ts'
import { deleteGitFolders } from '#lib/git-folder.ts'
import { parse } from '#lib/parse.ts'
import { Secret } from '#lib/secret.ts'

/**
 * Deletes the account with its tokens, sessions and repositories. Its name stays taken, so that nobody inherits what was
 * trusted under it. Throws `conflict` while others depend on the account.
 */
export async function deleteAccount(actor: Actor, input: DeleteAccount): Promise<void> {
  authorizePerson(actor, 'account')
  const { typedName, password } = parse(deleteAccountSchema, input)
  if (typedName !== actor.username) throw notTyped(actor.username)
  const { passwordHash } = await confirmPassword(actor, new Secret(password), 'password')
  const id = actor.accountId
  const deleted = await mutate(actor, async (tx) => {
    await assertNobodyDepends(tx, actor)
    const left = await leaveOrganizations(tx, actor)
    const repositories = await tx.$queryRaw<{ id: string }[]>`
      DELETE FROM repository WHERE namespace = ${actor.username} RETURNING id`
    const { count } = await tx.account.deleteMany({ where: { id, passwordHash } })
    if (count === 0)
      throw new AppError('conflict', 'The password has been changed in the meantime. Sign in again.')
    const target = { kind: 'account', id, name: actor.username }
    const details = { repositories: repositories.length }
    return { result: repositories, audit: [...left, { action: 'account.delete', target, details }] }
  })
  await deleteGitFolders(deleted)
}

/** Organizations keep an owner, and the site an administrator. The locks make simultaneous departures wait. */
async function assertNobodyDepends(tx: Transaction, { accountId }: AccountActor): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM company WHERE id IN (SELECT company_id FROM company_owner WHERE account_id = ${accountId}::uuid)
    ORDER BY id FOR UPDATE`
  await tx.$queryRaw`
    SELECT 1 FROM organization WHERE id IN (
      SELECT organization_id FROM membership WHERE account_id = ${accountId}::uuid)
    ORDER BY id FOR UPDATE`
  // Counted after the locks are held, because an earlier count could be outdated.
  const alone = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM organization JOIN membership ON organization_id = id AND role = 'owner'
    GROUP BY id HAVING bool_or(account_id = ${accountId}::uuid) AND count(*) = 1 ORDER BY name`
  if (alone.length > 0) {
    const names = alone.map(({ name }) => name).join(', ')
    throw new AppError(
      'conflict',
      `You are the only owner of ${names}. Make someone else an owner, or delete it first.`,
    )
  }
  const administrators = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM account WHERE is_site_administrator AND suspended_at IS NULL
      AND (SELECT is_site_administrator FROM account WHERE id = ${accountId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`
  if (administrators.length === 1) {
    throw new AppError('conflict', "You are the only site administrator, so your account can't be deleted.")
  }
  // Waits for what the account is doing elsewhere, which `lockActor` holds; what comes later finds it gone.
  await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR UPDATE`
}

function notTyped(username: string): AppError {
  const message = `Type ${username} to delete the account.`
  return new AppError('invalid', message, { fields: { typedName: message } })
}
