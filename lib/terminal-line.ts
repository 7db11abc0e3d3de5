type Fields = Record<string, unknown> & { time: string; level: string; msg: string }

/** A JSON line of the log as people read it: `10:32:05 POST /token 200 3 ms address=127.0.0.1`. */
export function terminalLine(json: string): string {
  const { time, level, msg, error, ...fields } = JSON.parse(json) as Fields
  const { method, route, path, status, ms, ...others } = fields
  const what =
    method === undefined ? msg : [method, route ?? path, status, `${ms} ms`].filter(Boolean).join(' ')
  const more = Object.entries(others).map(([name, value]) => `${name}=${plain(value)}`)
  const words = [time.slice(11, 19), level === 'info' ? '' : level.toUpperCase(), what, ...more]
  return `${words.filter(Boolean).join(' ')}\n${error ? errorLines(error) : ''}`
}

function errorLines(error: unknown) {
  const { name, code, message, stack } = error as { stack: string[] } & Record<string, string | undefined>
  return `  ${[name, code, message].filter(Boolean).join(' ')}\n${stack.map((frame) => `${frame}\n`).join('')}`
}

const plain = (value: unknown) => (/^[\w.:-]+$/.test(String(value)) ? String(value) : JSON.stringify(value))
