import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

type Props = { chips?: ReactNode; action?: ReactNode; children: ReactNode }

/** One row where there is room for it, else two, and three on a phone. */
export function ToolbarFrame({ chips, action, children }: Props) {
  const wraps = chips && action !== undefined
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      {chips}
      <div
        className={classNames(
          'flex min-w-0 gap-2',
          wraps ? 'order-3 w-full @4xl:w-auto @4xl:flex-1' : 'flex-1 max-sm:w-full max-sm:flex-none',
        )}
      >
        {children}
      </div>
      {action && (
        <div className="order-2 flex items-center gap-3 max-sm:order-4 max-sm:w-full max-sm:flex-col max-sm:items-stretch @4xl:order-4">
          {action}
        </div>
      )}
    </div>
  )
}
