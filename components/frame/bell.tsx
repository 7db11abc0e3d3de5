import { Bell as BellIcon } from '@lucide/icons'
import { HeaderMenu } from '#components/frame/header-menu.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { Notices } from '#lib/notices/read-notices.ts'

type Props = { notices: Notices; now: Date }

/** Tells in the header which tokens end soon, or have expired and are still used. */
export function Bell({ notices, now }: Props) {
  const { total } = notices
  return (
    <HeaderMenu
      opens="bell"
      items={{ notices, now }}
      label={describeTotal(total)}
      className={classNames(buttonClass('quiet', 'icon'), 'relative pointer-coarse:size-10')}
    >
      <Icon icon={BellIcon} className="size-5" />
      {total > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-content-center rounded-full border border-background bg-warning px-1 text-[0.6875rem] leading-none font-medium text-background tabular-nums forced-colors:forced-color-adjust-none forced-colors:border-[Canvas] forced-colors:bg-[CanvasText] forced-colors:text-[Canvas]"
        >
          {total > 99 ? '99+' : total}
        </span>
      )}
    </HeaderMenu>
  )
}

function describeTotal(total: number): string {
  if (total === 0) return 'Nothing ends soon'
  return total === 1 ? '1 token needs attention' : `${total} tokens need attention`
}
