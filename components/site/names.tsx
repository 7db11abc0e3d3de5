/** The first names on one line; all of them on hover and focus. */
export function Names({ names }: { names: string[] }) {
  if (names.length === 0) return <span className="text-text-muted">None</span>
  return (
    <span className="block min-w-0 truncate" data-tooltip-cut>
      {names.join(', ')}
    </span>
  )
}
