import { list } from '#lib/grants/describe-names.ts'
import type { ImportCounts } from '#lib/import/count-steps.ts'

const words: Record<keyof ImportCounts, [one: string, many: string]> = {
  accounts: ['account', 'accounts'],
  organizations: ['organization', 'organizations'],
  repositories: ['repository', 'repositories'],
  members: ['member', 'members'],
  groups: ['group', 'groups'],
  tokens: ['access token', 'access tokens'],
}

/** "3 accounts and 1 group". */
export function countsInWords(counts: ImportCounts): string {
  const parts = (Object.keys(words) as (keyof ImportCounts)[])
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${words[name][counts[name] === 1 ? 0 : 1]}`)
  return list.format(parts) || 'nothing new'
}
