import { Circle, CircleCheck } from '@lucide/icons'
import { WatchFirstSteps } from '#components/tokens/watch-first-steps.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { FirstSteps as Steps } from '#lib/usage/get-first-steps.ts'

type Props = { steps: Steps; host: string; username: string }

/** From no token to the first pull. Each ticks itself: what is done elsewhere is seen here. */
export function FirstSteps({ steps: { hasToken, hasSignedIn, hasPulled }, host, username }: Props) {
  const steps = [
    { label: 'Make an access token', isDone: hasToken, meaning: 'For this computer, CI or a cluster.' },
    {
      label: 'Sign in with it',
      isDone: hasSignedIn,
      meaning: 'Paste the token where docker asks for the password.',
      line: `docker login --username ${username} ${host}`,
    },
    { label: 'Pull an image', isDone: hasPulled, meaning: 'Its first pull shows on the token’s page.' },
  ]
  const next = steps.findIndex(({ isDone }) => !isDone)
  const done = steps.filter(({ isDone }) => isDone).length
  return (
    <section
      aria-labelledby="first-steps"
      className="mt-4 flex max-w-[560px] flex-col gap-4 rounded-card border border-line bg-surface p-5"
    >
      <h2 id="first-steps" className="font-semibold">
        First steps
      </h2>
      <ol className="flex flex-col gap-3">
        {steps.map(({ label, isDone, meaning, line }, at) => {
          const icon = isDone ? CircleCheck : Circle
          return (
            <li key={label} className="flex gap-2.5">
              <Icon
                icon={icon}
                aria-label={isDone ? 'Done:' : 'To do:'}
                className={classNames('size-5 shrink-0', isDone ? 'text-success' : 'text-text-muted')}
              />
              <div className="flex min-w-0 flex-1 flex-col gap-1">
                <p className={at === next ? 'font-medium' : 'text-text-muted'}>{label}</p>
                {at === next && <p className="text-sm text-text-muted">{meaning}</p>}
                {at === next && line && (
                  <code className="w-fit rounded-control border border-line bg-surface-muted px-3 py-1.5 font-mono text-sm wrap-anywhere select-all">
                    {line}
                  </code>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      <p role="status" className="sr-only">
        {done} of 3 steps done
      </p>
      {hasToken && !hasPulled && <WatchFirstSteps done={done} />}
    </section>
  )
}
