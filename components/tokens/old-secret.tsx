'use client'

import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Time } from '#components/ui/time.tsx'
import type { Owner } from '#lib/owners.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = {
  owner: Owner
  token: AnyToken
  oldSecret: NonNullable<AnyToken['oldSecret']>
  now: Date
  className?: string
}

const load = async () => (await import('#components/tokens/end-old-secret-dialog.tsx')).EndOldSecretDialog

/** "Rotating: old secret last used 3 min ago from 203.0.113.40", and the way to end it. */
export function OldSecret({ owner, token, oldSecret, now, className }: Props) {
  const { Dialog, open, close, prefetch } = useLazyDialog(load)
  const { lastUse, endsAt } = oldSecret
  if (endsAt <= now) return null
  return (
    <div className={classNames('break-words', className)}>
      Rotating: old secret{' '}
      {lastUse ? (
        <>
          last used <Time at={lastUse.at} now={now} />
          {lastUse.address && (
            <>
              {' '}
              from <bdi>{lastUse.address}</bdi>
            </>
          )}
        </>
      ) : (
        'not used since'
      )}
      , ends <Time at={endsAt} now={now} /> ·{' '}
      <button
        type="button"
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={() => open(true)}
        className="touch-target relative rounded-sm font-medium text-accent hover:underline"
      >
        End now
      </button>
      {Dialog && <Dialog {...{ owner, token, oldSecret, now }} onClose={close} />}
    </div>
  )
}
