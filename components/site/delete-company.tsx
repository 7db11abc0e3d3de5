'use client'

import { DeleteByName } from '#components/shared/delete-by-name.tsx'
import { listPlace } from '#components/ui/list-place.ts'
import { navigate } from '#components/ui/navigate.ts'
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
        navigate(listPlace(paths.siteCompanies), { replace: true })
      }}
    >
      Its organizations are kept, but its owners no longer manage them from the next request.
    </DeleteByName>
  )
}
