'use client'

import { useRouter } from 'next/navigation'
import { DeleteByName } from '#components/shared/delete-by-name.tsx'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { deleteOrganizationAction } from '#lib/organizations/actions.ts'
import { paths } from '#lib/paths.ts'

export function DeleteOrganization({ name }: { name: string }) {
  const router = useRouter()
  return (
    <DeleteByName
      noun="organization"
      name={name}
      action={(typedName) => deleteOrganizationAction(name, { typedName })}
      onDone={() => {
        toast(`Deleted ${name}.`)
        navigate(paths.security, { replace: true })
        // The header, which may have been fetched before, still names the organization.
        router.refresh()
      }}
    >
      Its repositories, members, groups, invites and access tokens are deleted too. Everything that uses them
      will fail from the next request. Nobody can use the name again.
    </DeleteByName>
  )
}
