export const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const shown = 4

/** "acme/api, acme/web, acme/docs and 3 more" */
export function describeNames(repositories: { fullName: string }[]): string {
  const names = repositories.map(({ fullName }) => fullName)
  if (names.length <= shown) return list.format(names)
  return list.format([...names.slice(0, shown - 1), `${names.length - shown + 1} more`])
}
