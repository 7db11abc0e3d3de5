'use client'

import { CircleAlert } from '@lucide/icons'
import { useTransition } from 'react'
import { RequestId } from '#components/shared/request-id.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'

/** Says what could not be loaded, with a button to try again. */
export function LoadFailed({ what = 'This page', retry }: { what?: string; retry: () => void }) {
  const [pending, start] = useTransition()
  return (
    <div role="alert" className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<Icon icon={CircleAlert} />}
        title={`${what} could not be loaded.`}
        action={
          <Button pending={pending} onClick={() => start(retry)}>
            Try again
          </Button>
        }
      >
        Nothing was changed.
        <RequestId />
      </EmptyState>
    </div>
  )
}
