import { classNames } from '#components/ui/class-names.ts'

/** A link that turns a filter on and off. */
export const chipClass = classNames(
  'touch-target inline-flex h-9 items-center justify-center gap-1.5 rounded-control border border-line-control bg-surface px-3',
  'whitespace-nowrap text-text-muted transition-colors hover:bg-surface-muted hover:text-text max-sm:flex-1',
  'aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-text',
)
