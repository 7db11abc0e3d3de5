import { ControlSkeleton, ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The form's shape and the list's. */
export function InvitesSkeleton({ goesOut }: { goesOut: boolean }) {
  return (
    <div className="flex flex-col gap-8">
      <Card className="flex max-w-[720px] flex-col gap-4">
        <FieldSkeleton control="h-24" />
        <div className="grid gap-4 sm:grid-cols-2">
          <FieldSkeleton control="h-9 pointer-coarse:h-10" />
          <FieldSkeleton control="h-9 pointer-coarse:h-10" />
        </div>
        {!goesOut && <Skeleton className="h-17" />}
        <ControlSkeleton className="w-30 max-sm:w-full" />
      </Card>
      <Section title="Not answered yet">
        <ListSkeleton what="invites" columns={['w-24', 'w-16', 'w-20', 'w-6']} cardHeight="@max-2xl:h-44">
          <div className="flex flex-wrap gap-2">
            <ControlSkeleton className="w-44 max-sm:w-full" />
            <ControlSkeleton className="min-w-0 flex-1" />
          </div>
        </ListSkeleton>
      </Section>
    </div>
  )
}

function FieldSkeleton({ control }: { control: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <Skeleton className="my-1 h-3 w-24" />
      <Skeleton className={control} />
      <Skeleton className="my-1 h-3 w-64 max-w-full" />
    </div>
  )
}
