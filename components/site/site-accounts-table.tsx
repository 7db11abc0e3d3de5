import type { ListDefinition } from '#components/data-table/list-definition.ts'
import type { AccountQuestion } from '#components/site/account-dialog.tsx'
import { AccountRowMenu } from '#components/site/account-row-menu.tsx'
import type { ShownLink } from '#components/site/set-up-link-dialog.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { siteAccountList, type AccountStatus } from '#lib/site-accounts/account-list.ts'
import type { SiteAccount } from '#lib/site-accounts/list-accounts.ts'
import type { SiteAccountQuery } from '#lib/site-accounts/schema.ts'

type Cells = {
  /** Of who looks at the list. */
  username: string
  ask: (question: AccountQuestion) => void
  showLink: (link: ShownLink) => void
}

const labels: Record<AccountStatus, string> = {
  active: 'Active',
  suspended: 'Suspended',
  pending: 'Not set up',
}
const tones: Record<AccountStatus, StatusTone> = { active: 'good', suspended: 'gone', pending: 'soon' }

export const siteAccountsTable: ListDefinition<SiteAccount, SiteAccountQuery, Cells> = {
  ...{ title: 'Accounts', one: 'account', many: 'accounts' },
  ...siteAccountList,
  chips: { key: 'status', label: 'Status', labels },
  orders: [
    { sort: 'name', order: 'asc', label: 'Name, A to Z' },
    { sort: 'name', order: 'desc', label: 'Name, Z to A' },
    { sort: 'seen', order: 'desc', label: 'Last seen first' },
    { sort: 'seen', order: 'asc', label: 'Longest not seen first' },
    { sort: 'created', order: 'desc', label: 'Newest first' },
    { sort: 'created', order: 'asc', label: 'Oldest first' },
  ],
  nothing: () => 'No account',
  isMuted: ({ status }) => status === 'suspended',
  columns: [
    {
      label: 'Account',
      sortKey: 'name',
      cell: (account, { username }) => (
        <AccountCell account={account} isOneself={account.username === username} />
      ),
    },
    {
      label: 'Status',
      card: 'beside',
      className: '@2xl:w-28 @4xl:w-32',
      cell: ({ status }) => <Status tone={tones[status]}>{labels[status]}</Status>,
    },
    {
      label: 'Second factor',
      className: '@2xl:w-24 @4xl:w-32',
      cell: ({ hasSecondFactor }) => (
        <span className="@max-2xl:before:content-['Second_factor:_']">{hasSecondFactor ? 'On' : 'Off'}</span>
      ),
    },
    {
      label: 'Tokens',
      className: '@2xl:w-18 @4xl:w-24',
      cell: ({ tokens }) => (
        <span className="tabular-nums @max-2xl:before:content-['Tokens:_']">{tokens}</span>
      ),
    },
    {
      label: 'Last seen',
      sortKey: 'seen',
      className: '@2xl:w-28 @4xl:w-36',
      cell: ({ lastSeenAt }, { now }) => (
        <span className="@max-2xl:before:content-['Seen:_']">
          {lastSeenAt ? <Time at={lastSeenAt} now={now} /> : 'Never'}
        </span>
      ),
    },
    { label: '', cell: (account, list) => <AccountRowMenu account={account} {...list} /> },
  ],
}

type CellProps = { account: SiteAccount; isOneself: boolean }

function AccountCell({ account, isOneself }: CellProps) {
  const { username, name, email, emailVerifiedAt, isSiteAdministrator } = account
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex min-w-0 items-center gap-2">
        <span className="truncate font-medium" data-tooltip-cut>
          <bdi>{username}</bdi>
        </span>
        {isSiteAdministrator && <Badge tone="accent">Site admin</Badge>}
        {isOneself && <Badge>You</Badge>}
      </div>
      <div className="truncate text-xs text-text-muted" data-tooltip-cut>
        {name !== username && (
          <>
            <bdi>{name}</bdi> ·{' '}
          </>
        )}
        {email}
        {!emailVerifiedAt && ' (not verified)'}
      </div>
    </div>
  )
}
