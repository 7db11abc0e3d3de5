import type { Metadata } from 'next'
import { openApi } from '#api/open-api.ts'
import { ApiEndpoint } from '#components/docs/api-endpoint.tsx'
import type { Endpoint, Operation } from '#components/docs/open-api.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'API' }

export default function ApiPage() {
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
          <TextLink href={`${paths.apiDocs}/openapi.json`} prefetch={false}>
            OpenAPI document
          </TextLink>
          .
        </p>
      </div>
      <div className="flex flex-col gap-8">
        {[...Map.groupBy(endpoints(), ({ tags }) => tags[0])].map(([tag, all]) => (
          <Section key={tag} title={tag}>
            <div className="flex flex-col gap-2">
              {all.map((endpoint) => (
                <ApiEndpoint key={endpoint.method + endpoint.path} endpoint={endpoint} />
              ))}
            </div>
          </Section>
        ))}
      </div>
    </>
  )
}

function endpoints(): Endpoint[] {
  return Object.entries(openApi().paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      ...operation,
    })),
  )
}
