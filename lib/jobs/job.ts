/** Work that is done every so often, once however many processes share the database. */
export type Job = {
  /** What people call it: "Delete expired sessions". */
  label: string
  /** What it is for, in a sentence. */
  purpose: string
  /** Milliseconds from the start of one run to the next. */
  every: number
  /**
   * Must bear being run twice, since a crash may come just before the end. Stops early when `signal` says so. Returns
   * what it did, in words.
   */
  run: (now: Date, signal: AbortSignal) => Promise<string>
}
