import type { GitRequest } from '#lib/git/git-request.ts'

type Rule = Omit<GitRequest, 'repository' | 'resource'> & {
  methods: readonly string[]
  /** The end of the path. */
  resource: RegExp
  /** The whole query: of a parameter that comes twice, Git's own server takes the last. */
  queries: string | 'any'
}

const read = ['GET', 'HEAD']
const hash = '(?:[\\da-f]{40}|[\\da-f]{64})'
const oid = '[\\da-f]{64}'
const endsWith = (pattern: string) => new RegExp(`/(?:${pattern})$`)

const pull = { action: 'pull', whenNew: 'refuse', queries: '' } as const
const push = { action: 'push', whenNew: 'empty', queries: '' } as const

/**
 * What git-http-backend serves, and what LFS servers do (`info/lfs` by its specification, `gitlab-lfs` as GitLab has it). A
 * proxy's question has no body, so a clone looks like a fetch, and a batch of uploads like one of downloads.
 */
export const gitRules: readonly Rule[] = [
  smart('upload-pack', { ...pull, did: 'cloned or fetched' }),
  smart('upload-archive', { ...pull, did: 'downloaded an archive of' }),
  smart('receive-pack', { ...push, whenNew: 'make', did: 'pushed to' }),
  refs('upload-pack', { ...pull, did: 'asked to clone or fetch' }),
  refs('upload-archive', { ...pull, did: 'asked for an archive of' }),
  refs('receive-pack', { ...push, did: 'asked to push to' }),
  {
    ...{ ...pull, kind: 'dumb', methods: read, did: 'cloned or fetched' },
    resource: endsWith(
      `HEAD|info/refs|objects/(?:info/(?:packs|alternates|http-alternates)|[\\da-f]{2}/(?:[\\da-f]{38}|[\\da-f]{62})|pack/pack-${hash}\\.(?:pack|idx))`,
    ),
  },
  lfs('POST', 'info/lfs/objects/batch', { ...pull, whenNew: 'empty', did: 'asked for large files of' }),
  lfs('GET', `info/lfs/objects/${oid}|gitlab-lfs/objects/${oid}`, {
    ...{ ...pull, queries: 'any', did: 'downloaded a large file of' },
  }),
  lfs('PUT', `info/lfs/objects/${oid}(?:/\\d{1,19})?|gitlab-lfs/objects/${oid}/\\d{1,19}`, {
    ...{ ...push, whenNew: 'make', queries: 'any', did: 'uploaded a large file to' },
  }),
  lfs('POST', `info/lfs/(?:verify|objects/${oid}/verify)`, { ...push, did: 'uploaded a large file to' }),
  lfs('GET', 'info/lfs/locks', { ...pull, queries: 'any', did: 'listed the locks of' }),
  lfs('POST', 'info/lfs/locks/verify', { ...push, did: 'listed the locks of' }),
  lfs('POST', 'info/lfs/locks(?:/[\\w.-]{1,64}/unlock)?', { ...push, did: 'changed the locks of' }),
]

type Act = Pick<Rule, 'action' | 'whenNew' | 'queries' | 'did'>

function smart(service: string, act: Act): Rule {
  return { ...act, kind: 'smart', methods: ['POST'], resource: endsWith(`git-${service}`) }
}

/** What a service begins with: the branches and tags that are there. */
function refs(service: string, act: Act): Rule {
  const queries = `service=git-${service}`
  return { ...act, kind: 'smart', methods: read, resource: endsWith('info/refs'), queries }
}

function lfs(method: string, pattern: string, act: Act): Rule {
  return { ...act, kind: 'lfs', methods: method === 'GET' ? read : [method], resource: endsWith(pattern) }
}
