import type { ReactNode } from 'react'
import { labelOf, type Label } from '#components/data-table/list-definition.ts'
import { stripClass } from '#components/data-table/strip-class.ts'
import { GroupFrame, TableFrame, type Look } from '#components/data-table/table-frame.tsx'
import { ToolbarFrame } from '#components/data-table/toolbar-frame.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

type Props = {
  /** What a definition says of the shape. */
  list: {
    title: string
    columns: readonly Look[]
    strip?: object
    chips?: { labels: Readonly<Record<string, Label>> }
    select?: object
    orders?: readonly object[]
    checkbox?: unknown
    groupOf?: unknown
  }
  /** What stands beside the filters; text is that of a button. */
  action?: ReactNode
  /** Whether the counts are there. */
  counted?: boolean
  /** The shape of filters that the definition doesn't have; null is none. */
  filters?: ReactNode
}

/** A list's placeholder with the same heights, so that nothing moves when the rows arrive. */
export function ListSkeleton({ list, action, counted = true, filters }: Props) {
  const { title, columns, strip, chips, select, orders, checkbox, groupOf } = list
  const isSelectable = checkbox !== undefined
  return (
    <div role="status" className="@container flex flex-col gap-3">
      <span className="sr-only">Loading {title.toLowerCase()}</span>
      {strip && <div className={stripClass} />}
      {filters !== undefined ? (
        filters
      ) : (
        <ToolbarFrame
          chips={counted && chips && <ChipsSkeleton labels={chips.labels} />}
          action={typeof action === 'string' ? <ButtonSkeleton>{action}</ButtonSkeleton> : action}
        >
          {select && <ControlSkeleton className="w-44 shrink-0 max-[22rem]:w-36! pointer-coarse:w-48" />}
          <ControlSkeleton className="min-w-0 flex-1" />
        </ToolbarFrame>
      )}
      {orders && (
        <div className={classNames('flex items-center @2xl:hidden', isSelectable && 'min-h-10')}>
          <ControlSkeleton className="ml-auto w-48" />
        </div>
      )}
      <div aria-hidden>
        <TableFrame
          columns={columns}
          caption={title}
          selectAll={isSelectable && <Skeleton className="size-4" />}
          header={(at) => columns[at]!.label}
        >
          {groupOf !== undefined && (
            <GroupFrame columns={columns}>
              <Skeleton className="block h-3 w-24" />
            </GroupFrame>
          )}
          <tr className="@max-2xl:block">
            <td
              colSpan={columns.length + Number(isSelectable)}
              className="skeleton-rows animate-pulse @max-2xl:block"
            />
          </tr>
        </TableFrame>
      </div>
    </div>
  )
}

function ChipsSkeleton({ labels }: { labels: Readonly<Record<string, Label>> }) {
  return (
    <div className="flex gap-1 max-sm:w-full">
      {Object.entries(labels).map(([value, word]) => (
        <ControlSkeleton key={value} className="px-3 max-sm:flex-1">
          {`0 ${labelOf(word)}`}
        </ControlSkeleton>
      ))}
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
