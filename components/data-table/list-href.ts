/** A list's address: it names only what differs from the plain list, and any change but of the page leads to page 1. */
export function listHref<Query extends { page: number }>(
  path: string,
  plain: Query,
  query: Query,
  change: Partial<Query>,
): string {
  const next: Query = { ...query, page: 1, ...change }
  const told = (Object.keys(plain) as (keyof Query & string)[]).filter((key) => next[key] !== plain[key])
  const search = new URLSearchParams(told.map((key) => [key, String(next[key])]))
  return told.length ? `${path}?${search}` : path
}
