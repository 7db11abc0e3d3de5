import { Checkbox } from '#components/ui/checkbox.tsx'
import type { AskedRepository } from '#lib/devices/asked-access.ts'
import type { AskedOf } from '#lib/devices/asked-of.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'

type Props = {
  asked: AskedOf['repositories']
  /** What is ticked of them, in the same order. */
  given: AskedRepository[]
  onChange: (given: AskedRepository[]) => void
}

/** Each repository that a tool asks for, with what it asks to do there: what the person can't do stands there, unticked. */
export function AskedRepositories({ asked, given, onChange }: Props) {
  return (
    <ul aria-label="Repositories" className="divide-y divide-line rounded-card border border-line">
      {asked.map((repository, place) => (
        <AskedRow
          key={repository.name}
          repository={repository}
          given={given[place]!}
          onChange={(one) => onChange(given.with(place, one))}
        />
      ))}
    </ul>
  )
}

type RowProps = {
  repository: AskedOf['repositories'][number]
  given: AskedRepository
  onChange: (given: AskedRepository) => void
}

function AskedRow({ repository, given, onChange }: RowProps) {
  const { name, own } = repository
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-1.5 pl-3.5">
      <span className="min-w-0 flex-1 basis-48 font-mono text-sm wrap-anywhere">{name}</span>
      <div role="group" aria-label={`Rights on ${name}`} className="flex items-center gap-1">
        {repositoryActions
          .filter((action) => repository[action])
          .map((action) => {
            const refusal = own?.[action] ? undefined : `You can't ${action} there yourself.`
            return (
              <label
                key={action}
                data-tooltip={refusal}
                className="touch-target flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-sm capitalize has-aria-disabled:cursor-not-allowed has-aria-disabled:text-text-muted"
              >
                <Checkbox
                  refusal={refusal}
                  checked={given[action]}
                  onChange={({ target }) => onChange({ ...given, [action]: target.checked })}
                />
                {action}
              </label>
            )
          })}
      </div>
      <NotTheirs repository={repository} />
    </li>
  )
}

/** What is left out because the person has no such right to give. */
function NotTheirs({ repository: { own, ...repository } }: Pick<RowProps, 'repository'>) {
  const missing = repositoryActions.filter((action) => repository[action] && !own?.[action])
  if (missing.length === 0) return null
  return (
    <p className="basis-full pb-1 text-sm text-text-muted">
      {own === null
        ? "You can't reach this repository, or there is none. It is left out."
        : `You can't ${missing.join(' or ')} there yourself. That is left out.`}
    </p>
  )
}
