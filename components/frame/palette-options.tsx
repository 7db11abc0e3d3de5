import type { PaletteEntry, PaletteGroup } from '#components/frame/palette-groups.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'

type Props = {
  id: string
  groups: PaletteGroup[]
  /** The ids of all entries, in their order. */
  keys: string[]
  active: string | undefined
  onPoint: (key: string) => void
  onChoose: (href: string | null) => void
}

export function PaletteOptions({ id, groups, keys, active, onPoint, onChoose }: Props) {
  let at = 0
  return (
    <div
      id={`${id}-options`}
      role="listbox"
      aria-label="Results"
      className={classNames(
        'min-h-0 overflow-y-auto overscroll-contain p-1.5',
        groups.length === 0 && 'hidden',
      )}
    >
      {groups.map(({ heading, entries }) => (
        <div key={heading} role="group" aria-label={heading}>
          <p aria-hidden className="px-2.5 pt-2 pb-1 text-xs font-medium text-text-muted">
            {heading}
          </p>
          {entries.map((entry) => {
            const key = keys[at++]!
            return (
              <Option
                key={key}
                id={key}
                entry={entry}
                isActive={key === active}
                onPoint={() => onPoint(key)}
                onChoose={() => onChoose(entry.href)}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

type OptionProps = {
  id: string
  entry: PaletteEntry
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}

/** A link, so that it can be opened in another tab, and so that leaving the page asks where it must. */
function Option({ id, entry: { href, label, note, isCode }, isActive, onPoint, onChoose }: OptionProps) {
  const props = {
    id,
    role: 'option',
    tabIndex: -1,
    'aria-selected': isActive,
    onMouseMove: () => !isActive && onPoint(),
    onClick: onChoose,
    ref: (element: HTMLElement | null) => void (isActive && element?.scrollIntoView({ block: 'nearest' })),
    className: classNames(
      'flex min-h-9 w-full items-center gap-3 rounded-[4px] px-2.5 py-1 text-left pointer-coarse:min-h-11',
      isActive && 'active-option bg-surface-pressed',
    ),
  } as const
  const content = (
    <>
      <bdi className={classNames('min-w-0 truncate', isCode && 'font-mono text-sm')}>{label}</bdi>
      {note && <bdi className="ml-auto max-w-1/2 shrink-0 truncate pl-2 text-xs text-text-muted">{note}</bdi>}
    </>
  )
  if (href === null) {
    return (
      <button type="button" {...props}>
        {content}
      </button>
    )
  }
  return (
    <Link href={href} {...props}>
      {content}
    </Link>
  )
}
