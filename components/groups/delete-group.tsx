'use client'

import { useState } from 'react'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { returnToList } from '#components/ui/list-place.ts'
import { toast } from '#components/ui/toast.ts'
import { deleteGroupAction } from '#lib/groups/actions.ts'
import { paths } from '#lib/paths.ts'

export function DeleteGroup({ organization, name }: { organization: string; name: string }) {
  const [open, setOpen] = useState(false)
  const confirmed = useConfirmedAction(
    () => deleteGroupAction(organization, name),
    () => {
      toast(`Deleted the group ${name}.`)
      returnToList(paths.groups(organization))
    },
  )
  return (
    <>
      <Button className="w-fit text-danger! max-sm:w-full" onClick={() => setOpen(true)}>
        Delete group
      </Button>
      {open && (
        <AlertDialog
          {...confirmed}
          onClose={() => setOpen(false)}
          title={`Delete the group ${name}?`}
          action="Delete group"
        >
          <p>
            From the next request, its members lose access to the repositories that only this group gives
            them.
          </p>
        </AlertDialog>
      )}
    </>
  )
}
