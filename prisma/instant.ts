/** So many milliseconds before now; null where there is nothing to say. */
export const instant = (now: number, ago: number | undefined) =>
  ago === undefined ? null : new Date(now - ago)
