/** What can be done to several tokens at once. */
export type TokenAct = 'activate' | 'deactivate' | 'delete'

/** What an act means for whoever uses the tokens. `works` says whether one of them can be used now. */
export function describeAct(
  act: TokenAct,
  { count, works, canReactivate }: { count: number; works: boolean; canReactivate: boolean },
): string {
  const [they, them] = count === 1 ? ['It', 'it'] : ['They', 'them']
  const fail = works
    ? `Jobs that use ${them} will fail from the next request.`
    : `${they} can't be used now, so no job will notice.`
  if (act === 'activate') return `${they} can be used again from the next request.`
  if (act === 'delete') return `${fail} This can't be undone.`
  if (canReactivate) return `${fail} You can activate ${them} again.`
  return `${fail} ${they} can't be activated again: an inactive token can only be deleted.`
}
