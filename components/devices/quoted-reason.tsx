/** Why a tool asks: words of a stranger, whatever they look like. */
export function QuotedReason({ reason }: { reason: string | null }) {
  if (reason === null) return <p className="text-text-muted">It gives no reason.</p>
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-sm text-text-muted">
        Why, in its own words, which Gatehouse can't check
      </figcaption>
      <blockquote className="overflow-clip border-l-2 border-line-control pl-3 wrap-anywhere">
        <bdi>“{reason}”</bdi>
      </blockquote>
    </figure>
  )
}
