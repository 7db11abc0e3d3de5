import { classNames } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

type Props = {
  /** The height of the control, where it is not that of one line. */
  control?: string
  /** The height of what stands below it. */
  hint?: string
}

/** A field's placeholder while its form loads. */
export function FieldSkeleton({ control = 'h-9 pointer-coarse:h-10', hint }: Props) {
  return (
    <div className="flex flex-col gap-1.5">
      <Skeleton className="my-1 h-3 w-24" />
      <Skeleton className={control} />
      {hint && <Skeleton className={classNames('my-1 w-64 max-w-full', hint)} />}
    </div>
  )
}
