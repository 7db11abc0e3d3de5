/**
 * What Node.js is told of the server's memory. By default garbage of 200 MiB may wait for its collection; smaller spaces than
 * these cost more CPU time than they save memory. See bench/RESULTS.md.
 */
export const serverFlags = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=16',
  '--max-old-space-size=1024',
]
