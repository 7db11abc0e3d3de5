import { dockerLogin, Skopeo } from '#e2e/clients/programs.ts'
import { credentials, expect, expectDone, test } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'

const uses = (id: string) =>
  query<{ address: string | null; client: string | null; action: string | null }>(
    `SELECT last_used_address AS address, last_used_client AS client, last_used_action AS action
     FROM token WHERE id = $1`,
    [id],
  )

test('the row says when a token was last used, from where, with what, to do what', async ({
  person,
  registry,
  image,
  context,
}) => {
  const token = await addToken(person, { permission: 'write' })
  const page = async () => (await context.request.get('/account/security')).text()
  expect(await page()).toContain('Never used')

  expectDone(await dockerLogin(registry, person.username, token.secret))
  await expect
    .poll(() => uses(token.id))
    .toEqual([{ address: '127.0.0.1', client: expect.stringMatching(/^docker \d+\./), action: 'signed in' }])
  expect(await page()).not.toContain('Never used')

  const name = `${person.username}/api`
  const skopeo = new Skopeo(registry, credentials(person, token))
  const said = (action: string) => [
    { address: '127.0.0.1', client: expect.stringMatching(/^skopeo \d+\./), action },
  ]
  expectDone(await skopeo.push(image, `${name}:latest`))
  await expect.poll(() => uses(token.id), { timeout: 20_000 }).toEqual(said(`pushed ${name}:latest`))
  expectDone(await skopeo.pull(`${name}:latest`))
  await expect.poll(() => uses(token.id), { timeout: 20_000 }).toEqual(said(`pulled ${name}:latest`))

  const times = 'last_pushed_at IS NOT NULL AND last_pulled_at > last_pushed_at AS told'
  await expect
    .poll(() => query(`SELECT ${times} FROM repository WHERE namespace = $1`, [person.username]), {
      timeout: 20_000,
    })
    .toEqual([{ told: true }])
})
