import { ControlSkeleton, ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { invitesTable } from '#components/invites/invites-table.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { FieldSkeleton } from '#components/ui/field-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Placeholders for the form and the list. */
export function InvitesSkeleton({ sendsMail }: { sendsMail: boolean }) {
  return (
    <div className="flex flex-col gap-8">
      <Card className="flex max-w-[720px] flex-col gap-4">
        <FieldSkeleton control="h-20" hint="h-3 max-sm:h-8" />
        <div className="grid gap-4 sm:grid-cols-2">
          <FieldSkeleton hint="h-3 max-sm:h-8" />
          <FieldSkeleton />
        </div>
        {!sendsMail && <Skeleton className="h-15.5 max-sm:h-25.5" />}
        <Skeleton className="h-12.5" />
        <ControlSkeleton className="w-30 max-sm:w-full" />
      </Card>
      <Section title="Pending invites">
        <ListSkeleton list={invitesTable} />
      </Section>
    </div>
  )
}
