/** The request that a proxy asks about, in its one normal form. */
export type OriginalRequest = {
  method: string
  scheme: 'http' | 'https'
  /** In lower case, with a port only if it is not the scheme's own. */
  host: string
  /** Decoded, once, and free of what a server might decode again or resolve. */
  path: string
  /** As it was sent, without the question mark. */
  query: string
}
