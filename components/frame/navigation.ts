import { paths } from '#lib/paths.ts'

export const accountLinks = [
  { href: paths.profile, label: 'Profile' },
  { href: paths.security, label: 'Security' },
  { href: paths.sessions, label: 'Sessions' },
]

export const mainLinks = [{ href: paths.repositories, label: 'Repositories' }]
