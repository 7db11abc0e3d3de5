import { classNames } from '#components/ui/class-names.ts'

/** The first names on one line; all of them on hover and focus. `word` stands before them in a card. */
export function Names({ names, word }: { names: string[]; word: string }) {
  if (names.length === 0) return <span className={classNames('text-text-muted', word)}>None</span>
  return (
    <span className={classNames('block min-w-0 truncate', word)} data-tooltip-cut>
      {names.join(', ')}
    </span>
  )
}
