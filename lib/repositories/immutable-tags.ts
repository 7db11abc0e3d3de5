import { RE2JS } from 're2js'
import { z } from 'zod'
import { env } from '#lib/env.ts'
import { isOneOrigin } from '#lib/is-one-origin.ts'

/** A tag that one of the rules matches as a whole can't be pushed again or deleted; without any rule, no tag can. */
export type ImmutableTags = { immutableTags: boolean; immutableTagRules: string[] }

/** In Go's syntax, as in Docker Hub, and matched in linear time whoever wrote it. */
export const immutableTagRule = z
  .string()
  .min(1, 'Enter a regular expression.')
  .max(200)
  .refine((rule) => !rule.includes(','), 'Leave out commas.')
  .refine(compiles, "Enter a regular expression in Go's syntax.")

/** Absent fields are not changed. */
export const immutableTagsSchema = z.object({
  immutableTags: z
    .boolean()
    .refine(
      (wanted) => !wanted || isOneOrigin(),
      `Clients push to ${env.REGISTRY_HOST}, where Gatehouse can't hold tags.`,
    )
    .optional(),
  immutableTagRules: z.array(immutableTagRule).max(50).optional(),
})

function compiles(rule: string): boolean {
  try {
    RE2JS.compile(rule)
    return true
  } catch {
    return false
  }
}

export function isImmutable({ immutableTags, immutableTagRules }: ImmutableTags, tag: string): boolean {
  if (!immutableTags) return false
  return immutableTagRules.length === 0 || immutableTagRules.some((rule) => matchesRule(rule, tag))
}

export const matchesRule = (rule: string, tag: string) => RE2JS.matches(rule, tag)
