import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={classNames('rounded-card border border-line bg-surface p-5', className)}>{children}</div>
  )
}

type SectionProps = {
  id?: string
  title: ReactNode
  description?: ReactNode
  className?: string
  children: ReactNode
}

/** A part of a page under a heading of its own. */
export function Section({ id, title, description, className, children }: SectionProps) {
  return (
    <section id={id} className={classNames('flex scroll-mt-6 flex-col gap-4', className)}>
      <div className="flex flex-col gap-1">
        <h2 className="text-lg font-semibold">{title}</h2>
        {description && <p className="text-text-muted">{description}</p>}
      </div>
      {children}
    </section>
  )
}
