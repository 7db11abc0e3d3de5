import { parseRepositoryName } from '#lib/repositories/repository-name.ts'
import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** What a path of the OCI distribution API is about. */
export type ImagePath = {
  namespace: string
  name: string
  resource: 'manifests' | 'blobs' | 'uploads' | 'tags' | 'referrers'
  /** A tag, a digest or the id of an upload; empty for the list of tags and for a new upload. */
  reference: string
}

/** Read from the right, because a component of a name may be `blobs` or `tags`. */
const pattern =
  /^\/v2\/(.+)\/(?:(?<tags>tags)\/list|blobs\/(?<uploads>uploads)(?:\/(?<id>[\w.=-]*))?|(?<resource>manifests|blobs|referrers)\/(?<reference>\w[\w.-]{0,127}|[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[\w=-]{32,128}))$/

/** Null for a path that is none of an image's, or whose repository can't exist. */
export function parseImagePath(path: string): ImagePath | null {
  const match = pattern.exec(decode(path))
  const repository = match && parseRepositoryName(match[1]!)
  if (!repository) return null
  const { tags, uploads, resource, id, reference } = match.groups!
  return {
    ...repository,
    resource: (tags ?? uploads ?? resource) as ImagePath['resource'],
    reference: id ?? reference ?? '',
  }
}

/** The rights that a registry demands for a method. */
export function actionsFor(method: string): RepositoryAction[] {
  if (method === 'GET' || method === 'HEAD') return ['pull']
  return method === 'DELETE' ? ['delete'] : ['pull', 'push']
}

/** Some clients write a digest's colon as %3A. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}
