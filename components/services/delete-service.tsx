'use client'

import { useState } from 'react'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { returnToList } from '#components/ui/list-place.ts'
import { toast } from '#components/ui/toast.ts'
import { servicePaths } from '#lib/paths.ts'
import { deleteServiceAction } from '#lib/services/actions.ts'

type Props = { of: string | null; name: string; tokens: number }

export function DeleteService({ of, name, tokens }: Props) {
  const [open, setOpen] = useState(false)
  const confirmed = useConfirmedAction(
    () => deleteServiceAction(of, name),
    () => {
      toast(`Deleted the service ${name}.`)
      returnToList(servicePaths(of).list)
    },
  )
  return (
    <>
      <Button className="w-fit text-danger! max-sm:w-full" onClick={() => setOpen(true)}>
        Delete service
      </Button>
      {open && (
        <AlertDialog
          {...confirmed}
          onClose={() => setOpen(false)}
          title={`Delete the service ${name}?`}
          action="Delete service"
        >
          <p>
            From the next request, nobody is let through to its hosts.{' '}
            {tokens > 0 && `${tokens === 1 ? '1 token loses' : `${tokens} tokens lose`} it. `}This can’t be
            undone.
          </p>
        </AlertDialog>
      )}
    </>
  )
}
