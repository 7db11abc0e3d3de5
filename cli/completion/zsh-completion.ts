import type { Level } from '#cli/completion/levels.ts'

export function zshCompletion(levels: Level[]): string {
  const key = (path: string[]) => `"${path.map((word) => ` ${word}`).join('')}"`
  const paths = levels.filter(({ path }) => path.length > 0).map(({ path }) => key(path))
  const described = ({ name, description }: { name: string; description: string }) =>
    `'${`${name}:${description}`.replaceAll("'", "'\\''")}'`
  const cases = levels.map(({ path, commands, options }) => {
    return `    ${key(path)}) commands=(${commands.map(described).join(' ')}) options=(${options.map(described).join(' ')}) ;;`
  })
  return `#compdef gatehouse
_gatehouse() {
  local at="" i
  local -a commands options
  for ((i = 2; i < CURRENT; i++)); do
    case "$at \${words[i]}" in
      ${paths.join('|')}) at="$at \${words[i]}" ;;
    esac
  done
  case "$at" in
${cases.join('\n')}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe option options
  else
    _describe command commands || _files
  fi
}
if [[ "\${funcstack[1]}" == _gatehouse ]]; then _gatehouse "$@"; else compdef _gatehouse gatehouse; fi
`
}
