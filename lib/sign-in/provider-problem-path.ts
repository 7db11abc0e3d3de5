import { paths } from '#lib/paths.ts'
import type { ProviderProblem } from '#lib/sign-in/schema.ts'

/** The sign-in page, which says why the identity provider's sign-in led nowhere. */
export const providerProblemPath = (problem: ProviderProblem) => `${paths.signIn}?problem=${problem}`
