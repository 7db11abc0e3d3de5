import { beforeAll, describe, expect, it } from 'vitest'
import { askOauth } from '#api/testing/ask-oauth.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newSecret } from '#lib/tokens/secret.ts'

type Client = Awaited<ReturnType<typeof newApplication>>

let acme: { id: string; name: string }
let ofAcme: Client
let ofSite: Client
beforeAll(async () => {
  acme = await newOrganization([[await newAccount(), 'owner']])
  ofAcme = await newApplication(acme)
  ofSite = await newApplication(null)
})

const basic = ({ clientId, secret }: Client) => ({
  Authorization: `Basic ${btoa(`${clientId}:${secret.reveal()}`)}`,
})
const post = ({ clientId, secret }: Client) => ({ client_id: clientId, client_secret: secret.reveal() })

describe('the client', () => {
  const ask = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
    const { status, headers: sent, body } = await askOauth('/introspect', { token: 'x', ...form }, headers)
    return [status, body.error ?? body.active, sent.get('www-authenticate')]
  }
  const refused = [401, 'invalid_client', 'Basic realm="Gatehouse"']

  it('sends its secret as Basic, in the form, or both', async () => {
    for (const [form, headers] of [
      [{}, basic(ofSite)],
      [post(ofSite), {}],
      [post(ofSite), basic(ofSite)],
      [{ client_id: ofSite.clientId }, basic(ofSite)],
    ] as [Record<string, string>, Record<string, string>][])
      expect(await ask(form, headers)).toEqual([200, false, null])
  })

  it('may encode both as in a form (RFC 6749, 2.3.1)', async () => {
    const encoded = [ofSite.clientId, ofSite.secret.reveal()].map((part) =>
      part.replace(/[_0-9]/g, (one) => `%${one.charCodeAt(0).toString(16)}`),
    )
    expect(await ask({}, { Authorization: `Basic ${btoa(encoded.join(':'))}` })).toEqual([200, false, null])
  })

  it('is refused where anything is wrong, in the same words', async () => {
    const wrong = { ...ofSite, secret: ofAcme.secret }
    const nobody = { ...ofSite, clientId: 'app_nobody' }
    const said = new Set<string>()
    for (const [form, headers] of [
      [{}, basic(wrong)],
      [{}, basic(nobody)],
      [post(wrong), {}],
      [post(nobody), {}],
    ] as [Record<string, string>, Record<string, string>][]) {
      expect(await ask(form, headers)).toEqual(refused)
      said.add((await askOauth('/introspect', { token: 'x', ...form }, headers)).body.error_description)
    }
    expect(said.size).toBe(1)
  })

  it.each<[string, () => [Record<string, string>, Record<string, string>]]>([
    ['nothing', () => [{}, {}]],
    ['an id alone', () => [{ client_id: ofSite.clientId }, {}]],
    ['a secret alone', () => [{ client_secret: ofSite.secret.reveal() }, {}]],
    ['two that differ', () => [post(ofAcme), basic(ofSite)]],
    ['two ids', () => [{ client_id: ofAcme.clientId }, basic(ofSite)]],
    ['a token as bearer', () => [{}, { Authorization: `Bearer ${newSecret('account').reveal()}` }]],
    ['no base64', () => [{}, { Authorization: 'Basic ??' }]],
    ['no colon', () => [{}, { Authorization: `Basic ${btoa('x')}` }]],
    ['a wrong escape', () => [{}, { Authorization: `Basic ${btoa('%zz:x')}` }]],
    ['a null byte', () => [{}, { Authorization: `Basic ${btoa('a%00:b')}` }]],
    ['an access token for a secret', () => [{}, basic({ ...ofSite, secret: newSecret('account') })]],
  ])('that sends %s is refused', async (_, sent) => {
    expect(await ask(...sent())).toEqual(refused)
  })

  it('is refused once it is deleted', async () => {
    const client = await newApplication(acme)
    expect(await ask({}, basic(client))).toEqual([200, false, null])
    await db.application.delete({ where: { id: client.id } })
    expect(await ask({}, basic(client))).toEqual(refused)
  })
})
