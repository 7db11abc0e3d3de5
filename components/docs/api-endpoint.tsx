import { ChevronRight } from '@lucide/icons'
import { FieldTable } from '#components/docs/field-table.tsx'
import { anchorOf, fieldsOf, type Endpoint } from '#components/docs/open-api.ts'
import { RequestExamples } from '#components/docs/request-examples.tsx'
import { requestSample } from '#components/docs/request-sample.ts'
import { TryRequest } from '#components/docs/try-request.tsx'
import { Icon } from '#components/ui/icon.tsx'

type Props = {
  endpoint: Endpoint
  origin: string
  /** Who is signed in, and can try it. */
  username: string | undefined
}

/** One operation of the API: a summary that opens to all its details, also by a link to its anchor. */
export function ApiEndpoint({ endpoint, origin, username }: Props) {
  const { method, path, summary, description, parameters, requestBody, responses } = endpoint
  const body = requestBody?.content['application/json']?.schema
  const sample = requestSample(endpoint)
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const [success, ...errors] = Object.entries(responses)
  const result = success?.[1].content?.['application/json']?.schema
  return (
    <details className="group rounded-card border border-line bg-surface">
      <summary className="flex min-h-11 cursor-pointer flex-wrap content-center items-baseline gap-x-3 gap-y-1 px-4 py-2.5">
        <Icon
          icon={ChevronRight}
          className="size-4 shrink-0 self-center text-text-muted transition-transform group-open:rotate-90"
        />
        <span className="w-14 font-mono text-sm font-semibold text-accent">{method}</span>
        <h3 className="min-w-0 font-mono text-sm wrap-anywhere">{path}</h3>
        <span className="text-sm text-text-muted">{summary}</span>
      </summary>
      <div
        id={anchorOf(endpoint)}
        className="flex scroll-mt-32 flex-col gap-4 border-t border-line px-4 py-4"
      >
        {description && <p className="text-sm">{description}</p>}
        <div className="text-sm">
          <h4 className="font-medium">Who can call it</h4>
          <ul className="list-inside list-disc text-text-muted">
            {endpoint['x-access'].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        <FieldTable title="Query" sent fields={query.map((one) => ({ ...one, required: false }))} />
        {body && <FieldTable title="Body" sent fields={fieldsOf(body)} />}
        <FieldTable title={`Response, ${success?.[0]}`} fields={result ? fieldsOf(result) : []} />
        {!result && <p className="text-sm text-text-muted">Responds with {success?.[0]}.</p>}
        <RequestExamples sample={sample} origin={origin} />
        {username && !sample.isOpen && (
          <TryRequest
            {...{ method, path, username }}
            query={query.map(({ name }) => name)}
            body={sample.body}
          />
        )}
        <p className="text-sm text-text-muted">
          {'Errors: '}
          {errors.map(([status, { description }]) => `${status} ${description.toLowerCase()}`).join(', ')}.
        </p>
      </div>
    </details>
  )
}
