import { CircleCheck, Hourglass } from '@lucide/icons'
import { describeUse } from '#components/tokens/describe-use.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** Which was the first use of a new secret, or that there is none yet. */
export function FirstUse({ use }: { use: AnyToken['lastUse'] }) {
  return (
    <p
      role="status"
      className={classNames(
        'flex min-h-9 flex-1 items-center gap-2 rounded-control border px-3 py-1.5 text-sm max-sm:order-last',
        use ? 'border-success' : 'border-line',
      )}
    >
      {use ? (
        <>
          <Icon icon={CircleCheck} className="size-4 shrink-0 text-success" />
          <span className="min-w-0 wrap-anywhere">
            <span className="font-medium">It works.</span> <bdi>First used: {describeUse(use)}.</bdi>
          </span>
        </>
      ) : (
        <>
          <Icon icon={Hourglass} className="size-4 shrink-0 text-text-muted" />
          <span className="text-text-muted">Waiting for the first use. You can close this meanwhile.</span>
        </>
      )}
    </p>
  )
}
