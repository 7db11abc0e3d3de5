import type { ReactNode } from 'react'
import { stripClass } from '#components/data-table/strip-class.ts'
import { ToolbarFrame } from '#components/data-table/toolbar-frame.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

type Props = {
  /** What a definition says of the shape. */
  list: {
    title: string
    strip?: object
    chips?: object
    select?: object
    orders?: readonly object[]
    checkbox?: unknown
  }
  /** What stands beside the filters; text is that of a button. */
  action?: ReactNode
  /** Whether the counts are there. */
  counted?: boolean
  /** The shape of filters that the definition doesn't have; null is none. */
  filters?: ReactNode
}

/**
 * A list's placeholder with the same heights, so that nothing moves when the rows arrive. Of few elements: each page of a
 * list is sent with one.
 */
export function ListSkeleton({ list, action, counted = true, filters }: Props) {
  const { title, strip, chips, select, orders, checkbox } = list
  return (
    <div role="status" className="@container flex flex-col gap-3">
      <span className="sr-only">Loading {title.toLowerCase()}</span>
      {strip && <div className={stripClass} />}
      {filters !== undefined ? (
        filters
      ) : (
        <ToolbarFrame
          chips={counted && chips && <ControlSkeleton className="w-64 max-sm:w-full" />}
          action={typeof action === 'string' ? <ButtonSkeleton>{action}</ButtonSkeleton> : action}
        >
          {select && <ControlSkeleton className="w-44 shrink-0 max-[22rem]:w-36! pointer-coarse:w-48" />}
          <ControlSkeleton className="min-w-0 flex-1" />
        </ToolbarFrame>
      )}
      {orders && (
        <div className={classNames('flex items-center @2xl:hidden', checkbox !== undefined && 'min-h-10')}>
          <ControlSkeleton className="ml-auto w-48" />
        </div>
      )}
      <div className="skeleton-table" />
    </div>
  )
}

export function ButtonSkeleton({ children }: { children: string }) {
  return <ControlSkeleton className="px-3.5 font-medium">{children}</ControlSkeleton>
}

/** A control above the table, as wide as its class or its words say. */
export function ControlSkeleton({ className, children }: { className: string; children?: string }) {
  return (
    <Skeleton
      className={classNames(
        'flex h-9 items-center whitespace-nowrap text-transparent pointer-coarse:h-10',
        className,
      )}
    >
      {children}
    </Skeleton>
  )
}
