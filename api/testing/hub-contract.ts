import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { parse } from 'yaml'

type Response = { $ref?: string; content?: Record<string, object> }
type Operation = { responses: Record<string, Response> }

const file = new URL('../hub/contract/hub-openapi.yaml', import.meta.url)
const contract = parse(readFileSync(file, 'utf8'))

// Where the contract and Docker's own clients disagree, the clients are right.
const { org_member: member, tag } = contract.components.schemas
// The contract accepts the role editor in requests but leaves it out of responses.
member.properties.role.enum.push('Editor')
tag.properties.images = { type: 'array', items: tag.properties.images }
tag.properties.v2 = { type: 'boolean' }
const members = contract.paths['/v2/orgs/{org_name}/groups/{group_name}/members'].get.responses['200'].content
const page = members['application/json'].schema
members['application/json'].schema = {
  anyOf: [page, { type: 'array', items: page.properties.results.items }],
}
contract.paths['/v2/invites/bulk'].post.responses['202'].content['application/json'].schema = {
  $ref: '#/components/schemas/bulk_invite',
}

const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
for (const format of ['int32', 'int64', 'byte']) ajv.addFormat(format, true)
ajv.addSchema({ ...contract, $id: 'hub' })

const paths = contract.paths as Record<string, Record<string, Operation>>
const methods = ['get', 'head', 'post', 'put', 'patch', 'delete']

/** `GET /v2/orgs/{org_name}/members`, for each operation of Hub's contract. */
export const contractOperations = Object.entries(paths).flatMap(([path, operations]) =>
  methods.filter((method) => operations[method]).map((method) => `${method.toUpperCase()} ${path}`),
)

/** Statuses that every route may return, even if the contract does not list them for it. */
const anywhere = [400, 401, 403, 404, 429]

/** How a response violates the contract. Routes outside the contract are not checked. */
export function faultsOf(name: string, status: number, body: unknown): string[] {
  const [method = '', path = ''] = name.split(' ')
  const response = paths[path]?.[method.toLowerCase()]?.responses
  if (!response) return []
  const key = status in response ? status : 'default'
  const declared = response[key]
  if (!declared) return anywhere.includes(status) ? [] : [`${status} is not in the contract`]
  if (method === 'HEAD') return []
  const where = declared.$ref ?? `#/paths/${escaped(path)}/${method.toLowerCase()}/responses/${key}`
  const validate = ajv.getSchema(`hub${where}/content/application~1json/schema`)
  if (!validate) return []
  validate(body)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** As a JSON pointer has it. */
const escaped = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))
