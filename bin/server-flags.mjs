/**
 * What Node.js is told of the server's memory. By default garbage of 200 MiB may wait for its collection. See
 * bench/RESULTS.md for what smaller spaces cost.
 */
export const serverFlags = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=32',
  '--max-old-space-size=1024',
]
