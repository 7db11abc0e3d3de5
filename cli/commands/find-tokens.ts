import { nameOf, v1Path, type Token, type TokenDetails, type TokenOwner } from '#cli/commands/token-owner.ts'
import { Failure } from '#cli/failure.ts'
import { askFor } from '#cli/http/ask.ts'

export type Signed = { url: string; bearer: string }
export type Wanted = { search?: string | undefined; status?: string | undefined }

type Page = { results: Token[]; total: number }

/** All pages of the list. */
export async function listTokens({ url, bearer }: Signed, owner: TokenOwner, wanted: Wanted = {}) {
  const tokens: Token[] = []
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams({ page: `${page}`, page_size: '100' })
    if (wanted.search) query.set('q', wanted.search)
    if (wanted.status) query.set('status', wanted.status)
    const { results, total } = await askFor<Page>(url, `GET ${v1Path(owner)}?${query}`, { bearer })
    tokens.push(...results)
    if (results.length === 0 || tokens.length >= total) return tokens
  }
}

export function getToken({ url, bearer }: Signed, owner: TokenOwner, id: string): Promise<TokenDetails> {
  return askFor(url, `GET ${v1Path(owner)}/${id}`, { bearer })
}

const isId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

/** The token that a person means by its id, its name or the last four characters of its secret. */
export async function findToken(signed: Signed, owner: TokenOwner, named: string): Promise<TokenDetails> {
  if (isId(named)) return getToken(signed, owner, named)
  const found = await listTokens(signed, owner, { search: named.slice(0, 100) })
  const byName = found.filter((token) => nameOf(token) === named)
  const matching = byName.length > 0 ? byName : found.filter(({ hint }) => hint.endsWith(`…${named}`))
  if (!matching[0]) throw new Failure(`There is no token “${named}”. See gatehouse token list.`, 'notFound')
  if (matching.length > 1)
    throw new Failure(
      `${matching.length} tokens are called “${named}”. Name one by its id: ${ids(matching)}`,
      'usage',
    )
  return getToken(signed, owner, matching[0].id)
}

const ids = (tokens: Token[]) => tokens.map(({ id }) => id).join(', ')
