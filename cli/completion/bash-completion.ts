import type { Level } from '#cli/completion/levels.ts'

export function bashCompletion(levels: Level[]): string {
  const key = (path: string[]) => `"${path.map((word) => ` ${word}`).join('')}"`
  const paths = levels.filter(({ path }) => path.length > 0).map(({ path }) => key(path))
  const cases = levels.map(({ path, commands, options }) => {
    const names = (words: { name: string }[]) => words.map(({ name }) => name).join(' ')
    return `    ${key(path)}) commands="${names(commands)}" options="${names(options)}" ;;`
  })
  return `_gatehouse() {
  local word="\${COMP_WORDS[COMP_CWORD]}" path="" commands="" options="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
      ${paths.join('|')}) path="$path \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  [[ "$word" == -* ]] && commands="$options"
  COMPREPLY=($(compgen -W "$commands" -- "$word"))
}
complete -o default -F _gatehouse gatehouse
`
}
