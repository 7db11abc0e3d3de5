import { LoaderCircle } from '@lucide/icons'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'

export function Spinner({ className }: { className?: string }) {
  return <Icon icon={LoaderCircle} className={classNames('size-4 animate-spin', className)} />
}
