import type { ReactNode } from 'react'

type Props = { icon?: ReactNode; title: ReactNode; children?: ReactNode; action?: ReactNode }

/** Shown instead of an empty list: one sentence, one button. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      {icon && <div className="text-text-muted [&_svg]:size-6">{icon}</div>}
      <div className="flex max-w-md flex-col gap-1">
        <div className="font-medium">{title}</div>
        {children && <p className="text-text-muted">{children}</p>}
      </div>
      {action}
    </div>
  )
}
