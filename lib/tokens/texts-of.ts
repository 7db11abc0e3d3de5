import type { OwnerKind } from '#lib/owners.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

type TextName<Kind extends OwnerKind> = (typeof tokenPolicies)[Kind]['fields'][number]['name']
export type TokenTexts<Kind extends OwnerKind> = Record<TextName<Kind>, string>

/** What of an owner's token is text; what is not given is left out. */
export function textsOf(kind: OwnerKind, given: object): { description: string; label?: string } {
  const names: string[] = tokenPolicies[kind].fields.map(({ name }) => name)
  const texts = Object.entries(given).filter(([name, text]) => names.includes(name) && text !== undefined)
  return Object.fromEntries(texts) as TokenTexts<OwnerKind>
}
