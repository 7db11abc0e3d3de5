/** A call of the API. */
export type ApiRequest = { method: 'POST' | 'PATCH'; path: string; body: Record<string, unknown> }

/** For a POSIX shell, which takes everything between single quotes as it is. */
export function curlCommand(origin: string, { method, path, body }: ApiRequest): string {
  // A line for each field, however long a list is.
  const fields = Object.entries(body).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  const json = `{\n${fields.join(',\n')}\n  }`.replaceAll("'", `'\\''`)
  return [
    `curl ${method === 'POST' ? '' : `--request ${method} `}${origin}${path} \\`,
    `  --header "Authorization: Bearer $BEARER" \\`,
    `  --json '${json}'`,
  ].join('\n')
}
