'use client'

import { DeleteByName } from '#components/shared/delete-by-name.tsx'
import { returnToList } from '#components/ui/list-place.ts'
import { toast } from '#components/ui/toast.ts'
import { deleteCompanyAction } from '#lib/companies/actions.ts'
import { paths } from '#lib/paths.ts'

export function DeleteCompany({ id, name }: { id: string; name: string }) {
  return (
    <DeleteByName
      noun="company"
      name={name}
      action={(typedName) => deleteCompanyAction(id, { typedName })}
      onDone={() => {
        toast(`Deleted ${name}.`)
        returnToList(paths.siteCompanies)
      }}
    >
      Its organizations are kept, but its owners no longer manage them from the next request.
    </DeleteByName>
  )
}
