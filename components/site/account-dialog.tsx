'use client'

import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { ActionResult } from '#lib/action-result.ts'
import {
  changeAdministrationAction,
  endAccountSessionsAction,
  removeSecondFactorAction,
  suspendAccountAction,
} from '#lib/site-accounts/actions.ts'
import type { SiteAccount } from '#lib/site-accounts/list-accounts.ts'

/** A change to an account that is asked about first. */
export type AccountQuestion = {
  account: SiteAccount
  about: 'suspend' | 'sign-out' | 'factor' | 'promote' | 'demote'
}

type Words = {
  title: string
  meaning: string
  action: string
  done: string
  run: () => Promise<ActionResult<unknown>>
}

type Props = { question: AccountQuestion; onClose: () => void }

export function AccountDialog({ question, onClose }: Props) {
  const { title, meaning, action, done, run } = words(question)
  const confirmed = useConfirmedAction(run, () => {
    onClose()
    toast(done)
  })
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      title={title}
      action={action}
      look={question.about === 'promote' ? 'primary' : 'danger'}
    >
      <p>{meaning}</p>
    </AlertDialog>
  )
}

function words({ account: { username, tokens }, about }: AccountQuestion): Words {
  switch (about) {
    case 'suspend':
      return {
        title: `Suspend ${username}?`,
        meaning: `From the next request, the password and ${describeTokens(tokens)} are refused everywhere, and every browser is signed out. Nothing is deleted, and access tokens of organizations keep working.`,
        action: 'Suspend',
        done: `Suspended ${username}.`,
        run: () => suspendAccountAction(username),
      }
    case 'sign-out':
      return {
        title: `Sign ${username} out everywhere?`,
        meaning: 'Every browser is signed out on its next request. Access tokens keep working.',
        action: 'Sign out everywhere',
        done: `Signed ${username} out everywhere.`,
        run: () => endAccountSessionsAction(username),
      }
    case 'factor':
      return {
        title: `Remove the second factor of ${username}?`,
        meaning:
          'Make sure that it is this person who asks. Their password alone signs in then, until they set up another. Every browser is signed out.',
        action: 'Remove second factor',
        done: `Removed the second factor of ${username}.`,
        run: () => removeSecondFactorAction(username),
      }
    case 'promote':
      return {
        title: `Make ${username} a site administrator?`,
        meaning: 'Site administrators manage all accounts, companies and plans, and each other.',
        action: 'Make site administrator',
        done: `${username} is now a site administrator.`,
        run: () => changeAdministrationAction(username, true),
      }
    case 'demote':
      return {
        title: `Remove ${username} as site administrator?`,
        meaning: 'The account is kept, and no longer sees these pages from its next request.',
        action: 'Remove',
        done: `${username} is no longer a site administrator.`,
        run: () => changeAdministrationAction(username, false),
      }
  }
}

function describeTokens(tokens: number): string {
  if (tokens === 0) return 'any access token'
  return tokens === 1 ? 'the access token' : `the ${tokens} access tokens`
}
