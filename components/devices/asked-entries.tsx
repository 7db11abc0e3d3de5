import { givenOf, type AskedEntry } from '#components/devices/asked-entry.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props = {
  label: string
  entries: AskedEntry[]
  /** What is ticked of each, by name. */
  ticked: Record<string, string[]>
  onChange: (ticked: Record<string, string[]>) => void
  /** What there is to say of all of them. */
  note?: string | undefined
}

/** What a tool asks for, each with what it asks to do there: what the person can't do stands there, unticked. */
export function AskedEntries({ label, entries, ticked, onChange, note }: Props) {
  if (entries.length === 0) return null
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="font-medium">{label}</h3>
      <ul aria-label={label} className="divide-y divide-line rounded-card border border-line">
        {entries.map((entry) => (
          <AskedRow
            key={entry.name}
            entry={entry}
            given={givenOf(entry, ticked[entry.name])}
            onChange={(given) => onChange({ ...ticked, [entry.name]: given })}
          />
        ))}
      </ul>
      {note && <p className="text-sm text-text-muted">{note}</p>}
    </div>
  )
}

type RowProps = { entry: AskedEntry; given: string[]; onChange: (given: string[]) => void }

function AskedRow({ entry, given, onChange }: RowProps) {
  const { name, asked, own, adds } = entry
  const missing = asked.filter((action) => !own?.includes(action))
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-1.5 pl-3.5">
      <span className="min-w-0 flex-1 basis-48 font-mono text-sm wrap-anywhere">{name}</span>
      <div role="group" aria-label={`Rights on ${name}`} className="flex flex-wrap items-center gap-1">
        {asked.map((action) => {
          const refusal = missing.includes(action) ? `You can't ${action} there yourself.` : undefined
          return (
            <label
              key={action}
              data-tooltip={refusal}
              className="touch-target flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-sm has-aria-disabled:cursor-not-allowed has-aria-disabled:text-text-muted"
            >
              <Checkbox
                refusal={refusal}
                checked={given.includes(action)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...given, action] : given.filter((one) => one !== action))
                }
              />
              {action}
            </label>
          )
        })}
      </div>
      {missing.length > 0 && (
        <p className="basis-full pb-1 text-sm text-text-muted">
          {own === null
            ? "You can't reach this, or it does not exist. It is left out."
            : `You can't ${missing.join(' or ')} there yourself. That is left out.`}
        </p>
      )}
      {adds.length > 0 && given.length > 0 && (
        <p className="basis-full pb-1 text-sm text-text-muted">This service adds {adds.join(', ')}.</p>
      )}
    </li>
  )
}
