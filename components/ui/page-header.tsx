import type { ReactNode } from 'react'

type Props = { title: ReactNode; description?: ReactNode; back?: ReactNode; actions?: ReactNode }

/** The top of a page: a back link, the h1, a description and actions. */
export function PageHeader({ title, description, back, actions }: Props) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back && <div className="mb-2">{back}</div>}
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {description && <p className="mt-1 text-text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  )
}
