import type { Level } from '#cli/completion/levels.ts'

export function fishCompletion(levels: Level[]): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const key = (path: string[]) => quoted(path.join(' '))
  const paths = levels.filter(({ path }) => path.length > 0).map(({ path }) => key(path))
  const lines = levels.flatMap(({ path, commands, options }) => {
    const at = `complete -c gatehouse -f -n ${quoted(`__gatehouse_at ${key(path)}`)}`
    return [
      ...commands.map(({ name, description }) => `${at} -a ${name} -d ${quoted(description)}`),
      ...options.map(({ name, description }) => `${at} -l ${name.slice(2)} -d ${quoted(description)}`),
    ]
  })
  return `function __gatehouse_at
  set -l path ""
  for word in (commandline -opc)[2..]
    set -l next (string trim -- "$path $word")
    contains -- $next ${paths.join(' ')}; and set path $next
  end
  test "$path" = "$argv[1]"
end
${lines.join('\n')}
`
}
