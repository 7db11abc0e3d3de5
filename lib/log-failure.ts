/**
 * Logs what went wrong without what was given: name, code and the stack's frames. Most messages stay
 * out, since a database's and a parser's quote the values they were sent.
 */
export function logFailure(what: string, error: unknown): void {
  if (!(error instanceof Error)) return console.error(`${what} failed`)
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
  const isSlip = error instanceof TypeError || error instanceof ReferenceError
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  console.error(
    [`${what} failed: ${error.name}${code}${isSlip ? `: ${error.message}` : ''}`, ...frames].join('\n'),
  )
}
