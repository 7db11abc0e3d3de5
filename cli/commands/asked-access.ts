import { Failure } from '#cli/failure.ts'

/** What a person is asked for, as the options of `gatehouse request` say it. */
export type AskOptions = {
  repo?: string[]
  pull?: boolean
  push?: boolean
  delete?: boolean
  service?: string[]
}

/** The same as RFC 9396 has it. A right to push is of no use without pull: clients look what is there first. */
export function askedAccess(options: AskOptions): object[] {
  const usual = actionsOf([
    ...(options.pull ? ['pull'] : []),
    ...(options.push ? ['push'] : []),
    ...(options.delete ? ['delete'] : []),
  ])
  const repositories = (options.repo ?? []).map((text) => {
    const [identifier = '', actions] = text.split(':')
    return {
      type: 'gatehouse_repository',
      identifier,
      actions: actions === undefined ? usual : actions.split(','),
    }
  })
  const services = (options.service ?? []).map((text) => {
    const [identifier = '', permissions = ''] = text.split('=')
    return { type: 'gatehouse_service', identifier, actions: permissions.split(',').filter(Boolean) }
  })
  if (repositories.length + services.length > 0) return [...repositories, ...services]
  throw new Failure('Say what for: --repo demo/api --push, say, or --service npm=read.', 'usage')
}

function actionsOf(named: string[]): string[] {
  if (named.length === 0 || named.includes('pull')) return named.length === 0 ? ['pull'] : named
  return ['pull', ...named]
}
