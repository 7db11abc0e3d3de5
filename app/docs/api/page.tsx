import type { Metadata } from 'next'
import { openApi } from '#api/hub/openapi.ts'
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
      <PageHeader title="API" description="The API of Docker Hub, as far as Gatehouse serves it." />
      <div className="mb-8 flex max-w-[45rem] flex-col gap-3 text-sm">
        <p>
          Trade a username and a password, or an access token, for a bearer token of ten minutes, and send
          that with each request. The name of an organization goes with its own access tokens.
        </p>
        <pre className="overflow-x-auto rounded-control border border-line bg-surface-muted px-3 py-2 font-mono">
          {`curl ${env.PUBLIC_URL}/v2/auth/token \\
  --json '{"identifier":"USERNAME","secret":"ACCESS TOKEN"}'
curl ${env.PUBLIC_URL}/v2/namespaces/USERNAME/repositories \\
  --header "Authorization: Bearer $BEARER"`}
        </pre>
        <p className="text-text-muted">
          Each caller has {env.API_REQUESTS_PER_MINUTE.toLocaleString('en')} requests a minute.{' '}
          <TextLink href={`${paths.apiDocs}/openapi.json`} prefetch={false}>
            The same as OpenAPI
          </TextLink>
          , for programs.
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
