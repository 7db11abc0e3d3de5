import { Ajv } from 'ajv'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { openApi } from '#api/open-api.ts'
import { endpointsOf } from '#components/docs/open-api.ts'
import { asCurl, asTypeScript, requestSample } from '#components/docs/request-sample.ts'

const origin = 'https://gatehouse.example.com'
const endpoints = endpointsOf(openApi().paths)

it.each(endpoints.map((one) => [`${one.method} ${one.path}`, one] as const))(
  'has a valid sample of %s',
  (_, endpoint) => {
    const sample = requestSample(endpoint)
    expect(sample.path).not.toMatch(/[{}]/)
    const schema = endpoint.requestBody?.content['application/json']?.schema
    const ajv = new Ajv({ strict: false, formats: { 'date-time': true, uuid: true } })
    if (schema) expect(ajv.validate(schema, JSON.parse(sample.body!)), ajv.errorsText()).toBe(true)
    const { diagnostics } = ts.transpileModule(asTypeScript(sample, origin), { reportDiagnostics: true })
    expect(diagnostics).toEqual([])
  },
)

it('writes a request for curl and for fetch', () => {
  const create = endpoints.find(
    ({ method, path }) => method === 'POST' && path.endsWith('/groups/{group_name}/members'),
  )
  const sample = requestSample(create!)
  expect(asCurl(sample, origin)).toBe(`curl '${origin}/v2/orgs/ORG_NAME/groups/GROUP_NAME/members' \\
  --header "Authorization: Bearer $BEARER" \\
  --json '{
  "member": "text"
}'`)
  expect(asTypeScript(sample, origin))
    .toBe(`const response = await fetch('${origin}/v2/orgs/ORG_NAME/groups/GROUP_NAME/members', {
  method: 'POST',
  headers: { Authorization: \`Bearer \${process.env.BEARER}\`, 'Content-Type': 'application/json' },
  body: JSON.stringify({
    "member": "text"
  }),
})
if (!response.ok) throw new Error(await response.text())`)
})
