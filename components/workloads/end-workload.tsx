'use client'

import { useState } from 'react'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { returnToList } from '#components/ui/list-place.ts'
import { toast } from '#components/ui/toast.ts'
import { paths } from '#lib/paths.ts'
import { deleteWorkloadAction, updateWorkloadAction } from '#lib/workloads/actions.ts'

type Props = { organization: string; id: string; name: string; isActive: boolean }

/** Deactivates, activates or deletes a trusted workload. */
export function EndWorkload({ organization, id, name, isActive }: Props) {
  const [asked, setAsked] = useState<'switch' | 'delete' | null>(null)
  const switched = useConfirmedAction(
    () => updateWorkloadAction(organization, id, { isActive: !isActive }),
    () => {
      setAsked(null)
      toast(`${isActive ? 'Deactivated' : 'Activated'} ${name}.`)
    },
  )
  const deleted = useConfirmedAction(
    () => deleteWorkloadAction(organization, id),
    () => {
      toast(`Deleted ${name}.`)
      returnToList(paths.workloads(organization))
    },
  )
  const verb = isActive ? 'Deactivate' : 'Activate'
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setAsked('switch')}>{verb}</Button>
      <Button className="text-danger!" onClick={() => setAsked('delete')}>
        Delete trusted workload
      </Button>
      {asked === 'switch' && (
        <AlertDialog
          {...switched}
          onClose={() => setAsked(null)}
          title={
            <>
              {verb} <bdi>{name}</bdi>?
            </>
          }
          action={verb}
        >
          <p>
            {isActive
              ? 'Its tokens end from the next request, and jobs get no others until you activate it again.'
              : 'Jobs that its rule takes get tokens again.'}
          </p>
        </AlertDialog>
      )}
      {asked === 'delete' && (
        <AlertDialog
          {...deleted}
          onClose={() => setAsked(null)}
          title={
            <>
              Delete <bdi>{name}</bdi>?
            </>
          }
          action="Delete trusted workload"
        >
          <p>Its tokens end from the next request, and its attempts are gone. This can't be undone.</p>
        </AlertDialog>
      )}
    </div>
  )
}
