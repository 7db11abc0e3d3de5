import { TriangleAlert } from '@lucide/icons'
import type { ReactNode } from 'react'
import { secondLine } from '#components/data-table/table-frame.tsx'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { OldSecret } from '#components/tokens/old-secret.tsx'
import { expiresSoon } from '#components/tokens/token-labels.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Link } from '#components/ui/link.tsx'
import { Time } from '#components/ui/time.tsx'
import { tokenPaths } from '#lib/token-paths.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Lines = {
  children: ReactNode
  below: ReactNode
  more?: ReactNode
  /** Whether a card leaves out the second one. */
  isOneLineInCards?: boolean
  className?: string
}

/** What it is above, what tells it apart below, and what there seldom is under that. */
export function TwoLines({ children, below, more, isOneLineInCards, className }: Lines) {
  return (
    <div
      data-one-line={isOneLineInCards || undefined}
      className={classNames('flex min-w-0 flex-1 flex-col @2xl:has-[>p]:py-2', className)}
    >
      <div className="min-w-0">{children}</div>
      <div className={classNames('min-w-0 truncate text-xs text-text-muted', secondLine)} data-tooltip-cut>
        {below}
      </div>
      {more}
    </div>
  )
}

/** In a card, which has the width, both stand on one line. */
export const oneLineInCards = '@max-2xl:flex-row @max-2xl:flex-wrap @max-2xl:items-baseline @max-2xl:gap-x-2'

type NameProps = Pick<TokenCells, 'owner'> & {
  token: AnyToken
  below: ReactNode
  now: Date
}

/** Leads to the token's page. */
export function NameCell({ token, below, owner, now }: NameProps) {
  const look = classNames(
    '-my-0.5 block w-fit max-w-full truncate rounded-sm py-0.5 text-left font-medium hover:underline @max-2xl:whitespace-normal',
    'pointer-coarse:-my-2.5 pointer-coarse:py-2.5',
  )
  const name = nameOf(token)
  return (
    <TwoLines
      below={below}
      more={
        <>
          {token.oldSecret && (
            <OldSecret
              {...{ owner, token, now }}
              oldSecret={token.oldSecret}
              className="text-xs text-text-muted"
            />
          )}
          {token.lastRefusal && <Refusal {...token.lastRefusal} now={now} />}
          {token.expiredUse && <ExpiredUse {...token.expiredUse} now={now} />}
        </>
      }
    >
      <Link href={tokenPaths(owner).page(token.id)} dir="auto" data-tooltip-cut className={look}>
        {name}
      </Link>
    </TwoLines>
  )
}

/** A registry says no more than "denied"; here its person finds what was missing. */
function Refusal({ action, at, now }: { action: string; at: Date; now: Date }) {
  return (
    <p className="text-xs break-words text-warning">
      Asked for <bdi>{action}</bdi>, not granted · <Time at={at} now={now} />
    </p>
  )
}

/** Of an expired token that something goes on presenting. */
function ExpiredUse({ at, address, now }: { at: Date; address: string | null; now: Date }) {
  return (
    <p className="text-xs break-words text-warning">
      Still in use · <Time at={at} now={now} />
      {address && ` from ${address}`}
    </p>
  )
}

export function LastUsedCell({ lastUse, now }: Pick<AnyToken, 'lastUse'> & { now: Date }) {
  if (!lastUse) return <span className="text-text-muted">Never used</span>
  return (
    <TwoLines below={<bdi>{joined(lastUse.action, lastUse.address)}</bdi>}>
      <Time at={lastUse.at} now={now} className="@max-2xl:before:content-['Used_']" />
      {lastUse.client && <span className="text-text-muted @max-5xl:hidden"> · {lastUse.client}</span>}
    </TwoLines>
  )
}

/** "pulled demo/api · 203.0.113.40" */
const joined = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' · ')

export function ExpiresCell({ token, now }: { token: AnyToken; now: Date }) {
  if (!token.expiresAt) return <span className="text-text-muted @max-2xl:after:content-['_ends']">Never</span>
  if (token.status === 'expired') return <Time at={token.expiresAt} now={now} prefix="Expired " />
  const time = <Time at={token.expiresAt} now={now} className="@max-2xl:before:content-['Ends_']" />
  if (!expiresSoon(token, now)) return time
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-warning">
      <Icon icon={TriangleAlert} aria-label="Soon:" className="size-3.5 shrink-0" />
      {time}
    </span>
  )
}
