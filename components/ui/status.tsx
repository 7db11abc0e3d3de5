import { classNames } from '#components/ui/class-names.ts'

export type StatusTone = 'good' | 'soon' | 'off' | 'gone'

const dots: Record<StatusTone, string> = {
  good: 'bg-success',
  soon: 'bg-warning',
  off: 'border-[1.5px] border-text-muted',
  gone: 'h-0.5 rounded-none bg-text-muted',
}

/** A state as a shape and a word, so that it does not depend on colour. */
export function Status({ tone, children }: { tone: StatusTone; children: string }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden className={classNames('size-2 rounded-full forced-color-adjust-none', dots[tone])} />
      {children}
    </span>
  )
}
