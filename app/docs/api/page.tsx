import type { Metadata } from 'next'
import { linkPreview } from '#app/link-preview.ts'
import { openApi } from '#api/open-api.ts'
import { ApiContents, sectionAnchor } from '#components/docs/api-contents.tsx'
import { ApiEndpoint } from '#components/docs/api-endpoint.tsx'
import { ApiSearch } from '#components/docs/api-search.tsx'
import { endpointsOf, mentions } from '#components/docs/open-api.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { currentActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'API', ...linkPreview }

type Props = { searchParams: Promise<{ q?: string | string[] }> }

export default async function ApiPage({ searchParams }: Props) {
  const text = String((await searchParams).q ?? '').slice(0, 100)
  const all = endpointsOf(openApi().paths)
  const found = all.filter((endpoint) => mentions(endpoint, text.toLowerCase().split(/\s+/)))
  const sections = Map.groupBy(found, ({ tags }) => tags[0] ?? '')
  const actor = await currentActor()
  return (
    <>
      <PageHeader
        title="API"
        description="Docker Hub's API, as served by Gatehouse, and Gatehouse's own below /api/v1."
      />
      <div className="mb-8 flex max-w-[45rem] flex-col gap-3 text-sm">
        <p>
          Exchange a username and a password or access token for a bearer token. It is valid for ten minutes;
          send it with each request. For an organization's access token, use the organization's name as the
          username.
        </p>
        <pre className="overflow-x-auto rounded-control border border-line bg-surface-muted px-3 py-2 font-mono">
          {`curl ${env.PUBLIC_URL}/v2/auth/token \\
  --json '{"identifier":"USERNAME","secret":"ACCESS TOKEN"}'
curl ${env.PUBLIC_URL}/v2/namespaces/USERNAME/repositories \\
  --header "Authorization: Bearer $BEARER"`}
        </pre>
        <p className="text-text-muted">
          Each caller can send {env.API_REQUESTS_PER_MINUTE.toLocaleString('en')} requests per minute. This
          page is also available as an{' '}
          <TextLink href={`${paths.apiDocs}/openapi.json`}>OpenAPI document</TextLink>.
        </p>
      </div>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <ApiContents
          sections={sections}
          className="self-start lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
        />
        <div>
          <ApiSearch
            path={paths.apiDocs}
            value={text}
            outcome={text ? `${found.length} of ${all.length} requests` : `${all.length} requests`}
          />
          {found.length === 0 && (
            <EmptyState
              title={`Nothing matches “${text}”`}
              action={<TextLink href={paths.apiDocs}>Clear search</TextLink>}
            />
          )}
          <div className="flex flex-col gap-8">
            {[...sections].map(([tag, endpoints]) => (
              <div key={tag} id={sectionAnchor(tag)} className="scroll-mt-20">
                <Section title={tag}>
                  <div className="flex flex-col gap-2">
                    {endpoints.map((endpoint) => (
                      <ApiEndpoint
                        key={endpoint.method + endpoint.path}
                        endpoint={endpoint}
                        origin={env.PUBLIC_URL}
                        username={actor?.username}
                      />
                    ))}
                  </div>
                </Section>
              </div>
            ))}
          </div>
        </div>
      </div>
    </>
  )
}
