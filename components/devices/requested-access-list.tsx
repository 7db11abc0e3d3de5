'use client'

import { RowFrame, TableFrame } from '#components/data-table/table-frame.tsx'
import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { Button } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import type { RequestedAccess } from '#lib/devices/list-requested-access.ts'

type Props = { organization: string; given: RequestedAccess[]; now: Date }

const columns = [
  { label: 'Asked by' },
  { label: 'Given by', className: '@2xl:w-32', card: 'beside' },
  { label: 'Can', className: '@2xl:w-56' },
  { label: 'Until', className: '@2xl:w-28' },
  { label: 'Used', className: '@2xl:w-28' },
  { label: 'End', className: '@2xl:w-32', card: 'below' },
] as const

const load = async () => (await import('#components/devices/end-access-dialog.tsx')).EndAccessDialog

/** People's tokens that tools asked for and that reach an organization, for who manages its tokens. */
export function RequestedAccessList({ organization, given, now }: Props) {
  const { Dialog, about, open, close, prefetch } = useLazyDialog<
    Parameters<Awaited<ReturnType<typeof load>>>[0],
    RequestedAccess
  >(load)
  if (given.length === 0) return null
  const cells = [
    ({ client, deviceName, reason }: RequestedAccess) => (
      <div className="flex min-w-0 flex-1 flex-col @2xl:py-2">
        <span className="truncate font-medium" data-tooltip-cut>
          <bdi>{client}</bdi> on <bdi>{deviceName}</bdi>
        </span>
        <bdi className="text-xs wrap-anywhere text-text-muted">
          {reason === null ? 'No reason given' : `“${reason}”`}
        </bdi>
      </div>
    ),
    ({ username }: RequestedAccess) => <bdi className="truncate">{username}</bdi>,
    ({ repositories, services }: RequestedAccess) => (
      <ul className="min-w-0">
        {[...repositories, ...services].map(({ name, actions }) => (
          <li key={name} className="wrap-anywhere">
            <span className="font-mono">{name}</span>{' '}
            <span className="text-text-muted">{actions.join(', ')}</span>
          </li>
        ))}
      </ul>
    ),
    ({ expiresAt }: RequestedAccess) => (
      <Time at={expiresAt} now={now} className="@max-2xl:before:content-['Ends_']" />
    ),
    ({ lastUsedAt }: RequestedAccess) =>
      lastUsedAt ? (
        <Time at={lastUsedAt} now={now} className="@max-2xl:before:content-['Used_']" />
      ) : (
        <span className="text-text-muted">Never used</span>
      ),
    (one: RequestedAccess) => (
      <Button
        look="quiet"
        className="@max-2xl:-ml-3.5"
        aria-label={`End access of ${one.client} on ${one.deviceName}`}
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={() => open(one)}
      >
        End access
      </Button>
    ),
  ]
  return (
    <Section
      title="Given to tools on request"
      description="Personal access tokens that tools asked for, and that reach this organization's repositories or services."
      className="@container mt-10"
    >
      <TableFrame
        columns={columns}
        caption="Given to tools on request"
        header={(at) =>
          columns[at]!.label === 'End' ? <span className="sr-only">End</span> : columns[at]!.label
        }
      >
        {given.map((one) => (
          <RowFrame key={one.id} columns={columns} cell={(at) => cells[at]!(one)} />
        ))}
      </TableFrame>
      {Dialog && about && <Dialog organization={organization} access={about} onClose={close} />}
    </Section>
  )
}
