import { readFileSync } from 'node:fs'

type Manifest = Record<'staticRoutes' | 'dynamicRoutes', { page: string; regex: string }[]>

/** Reads the routes of the pages that Next.js built; what it returns finds the one of a path, as in `/invites/[id]`. */
export function readPageRoutes(manifest: string): (path: string) => string | undefined {
  const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  const routes = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({
    page,
    regex: new RegExp(regex),
  }))
  return (path) => routes.find(({ regex }) => regex.test(path))?.page
}
