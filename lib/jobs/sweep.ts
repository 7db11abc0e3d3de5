const batchSize = 1_000

type DeleteSome = (now: Date, limit: number) => PromiseLike<{ count: number }>

/** Deletes batch by batch until nothing is left, so that no statement holds many rows for long. */
export const sweep = (deleteSome: DeleteSome) => async (now: Date, signal: AbortSignal) => {
  let deleted = 0
  while (!signal.aborted) {
    const { count } = await deleteSome(now, batchSize)
    deleted += count
    if (count < batchSize) break
  }
  return `Deleted ${deleted}`
}
