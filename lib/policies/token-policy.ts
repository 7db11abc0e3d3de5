import type { RequestContext } from '#lib/request-context.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'

/** Whether a token may be used at all: null, or why not and what to do. What it may do then is another matter. */
export type TokenPolicy = (token: FoundToken, context: RequestContext) => string | null
