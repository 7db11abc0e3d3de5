import { consoleNavigation } from '#components/frame/console-navigation.ts'
import { accountNavigation, siteNavigation, type Navigation } from '#components/frame/navigation.ts'
import { may } from '#lib/authz/standing.ts'
import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'
import { paths } from '#lib/paths.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import type { FoundInConsole } from '#lib/search/search-console.ts'

/** Who looks for something, and the organization that they are or were at. */
export type PalettePlace = { organization?: OwnOrganization | undefined; isSiteAdministrator: boolean }

/** One thing to choose: a page to go to, or the list of shortcuts. */
export type PaletteEntry = {
  href: string | null
  label: string
  /** What tells it apart from others of its name. */
  note?: string | undefined
  /** Other words by which it is found. */
  words?: string
  isCode?: boolean
}

export type PaletteGroup = { heading: string; entries: PaletteEntry[] }

/**
 * What can be done and opened that contains each of the words, then what the server found: of what it found by other words,
 * typed before, only what these fit, too.
 */
export function paletteGroups(
  place: PalettePlace,
  text: string,
  { found, by }: { found: FoundInConsole | null; by: string },
): PaletteGroup[] {
  const words = text.toLowerCase().split(/\s+/)
  const isMeant = ({ label, note = '', words: more = '' }: PaletteEntry) =>
    words.every((word) => `${label} ${note} ${more}`.toLowerCase().includes(word))
  const groups: PaletteGroup[] = [
    { heading: 'Actions', entries: actions(place).filter(isMeant) },
    { heading: 'Pages', entries: pages(place).filter(isMeant) },
    ...(found && text ? foundGroups(found) : []).map(({ heading, entries }) => ({
      heading,
      entries: by === text ? entries : entries.filter(isMeant),
    })),
  ]
  return groups.filter(({ entries }) => entries.length > 0)
}

function actions({ organization }: PalettePlace): PaletteEntry[] {
  const entries: PaletteEntry[] = [
    { label: 'New access token', href: paths.newToken, words: 'generate create' },
    { label: 'New repository', href: paths.newRepository, words: 'create' },
    { label: 'New organization', href: paths.newOrganization, words: 'create' },
    { label: 'Keyboard shortcuts', href: null, words: 'keys help' },
  ]
  if (!organization) return entries
  const { name, displayName: note } = organization
  const inOrganization: (PaletteEntry | false)[] = [
    may(organization, 'token.manage') && {
      ...{ label: 'New access token', href: paths.newAccessToken(name), note, words: 'generate create' },
    },
    may(organization, 'repository.create') && {
      ...{ label: 'New repository', href: `${paths.newRepository}?namespace=${name}`, note, words: 'create' },
    },
    may(organization, 'invite.edit') && { label: 'Invite people', href: paths.invites(name), note },
  ]
  return [...entries, ...inOrganization.filter((entry) => entry !== false)]
}

const otherWords: Record<string, string> = {
  [paths.profile]: 'name e-mail password mail keyboard delete',
  [paths.security]: 'access tokens',
  [paths.sessions]: 'browsers sign out',
  [paths.activity]: 'audit log',
}

function pages({ organization, isSiteAdministrator }: PalettePlace): PaletteEntry[] {
  const of = ({ label: note, links }: Navigation) =>
    links.map(({ href, label }) => ({ href, label, note, words: otherWords[href] ?? '' }))
  return [
    ...of(accountNavigation),
    { label: 'Two-factor authentication', href: paths.twoFactor, words: 'authenticator app recovery codes' },
    { label: 'Repositories', href: paths.repositories },
    ...(organization ? of(consoleNavigation(organization)) : []),
    ...(isSiteAdministrator ? of(siteNavigation) : []),
    { label: 'How tokens work', href: paths.howTokensWork, words: 'help' },
    { label: 'API docs', href: paths.apiDocs, words: 'help rest' },
  ]
}

function foundGroups({ organizations, tokens, repositories }: FoundInConsole): PaletteGroup[] {
  return [
    {
      heading: 'Organizations',
      entries: organizations.map(({ name, displayName }) => ({
        href: paths.organization(name),
        label: displayName,
        note: name === displayName ? undefined : name,
      })),
    },
    {
      heading: 'Access tokens',
      entries: tokens.map(({ id, name, hint, owner, status }) => ({
        href: tokenPaths(owner).page(id),
        label: name,
        note: [hint, owner.kind === 'organization' && owner.name, status !== 'active' && status]
          .filter(Boolean)
          .join(' · '),
      })),
    },
    {
      heading: 'Repositories',
      entries: repositories.map(({ namespace, name }) => ({
        href: paths.repository(namespace, name),
        label: `${namespace}/${name}`,
        isCode: true,
      })),
    },
  ]
}
