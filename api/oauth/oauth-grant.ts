import type { Context } from 'hono'

/** What a request for a token says: the parameters of its form. */
export type TokenForm = Partial<Record<string, string>>

/** One way to get a token at `/oauth/token`, and what its `grant_type` is. */
export type OauthGrant = { type: string; answer(c: Context, form: TokenForm): Promise<Response> }
