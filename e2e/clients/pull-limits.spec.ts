import { Docker, Skopeo } from '#e2e/clients/programs.ts'
import { expect, expectDone, expectRefused, skopeoWith, test } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addOrganizationToken } from '#e2e/fixtures/organization-tokens.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'

test('beyond the limit of pulls, clients say so; pushes, and the owner’s own pulls, go on', async ({
  person,
  registry,
  image,
  page,
}) => {
  test.setTimeout(90_000)
  const acme = await addOrganization([[person, 'owner']])
  const { id, secret } = await addOrganizationToken(acme, { all: 'push', createdBy: person.username })
  const skopeo = new Skopeo(registry, `${acme.name}:${secret}`)
  const name = `${acme.name}/api`
  const counted = async () =>
    (await query<{ pulls: number }>('SELECT pulls FROM pull_count WHERE name = $1', [id]))[0]?.pulls

  expectDone(await skopeo.push(image, `${name}:latest`))
  // Clients look whether there is anything new before they pull: that is none.
  const exchanged = await page.request.get('/token', {
    headers: { authorization: `Basic ${btoa(`${acme.name}:${secret}`)}` },
    params: { service: 'gatehouse', scope: `repository:${name}:pull` },
  })
  expect(exchanged.headers()).toMatchObject({
    'ratelimit-limit': '500;w=21600',
    'ratelimit-remaining': '500;w=21600',
  })
  const { token } = await exchanged.json()
  for (let look = 0; look < 3; look++) {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.oci.image.manifest.v1+json' }
    const looked = await fetch(`http://${registry}/v2/${name}/manifests/latest`, { method: 'HEAD', headers })
    expect(looked.status).toBe(200)
  }
  expectDone(await skopeo.pull(`${name}:latest`))
  await expect.poll(counted, { timeout: 20_000 }).toBe(1)
  await query('UPDATE pull_count SET pulls = 499 WHERE name = $1', [id])
  expectDone(await skopeo.pull(`${name}:latest`))
  await expect.poll(counted, { timeout: 20_000 }).toBe(500)

  expectRefused(await skopeo.pull(`${name}:latest`), /too ?many ?requests/i)
  const docker = new Docker(registry, `${acme.name}:${secret}`)
  expectRefused(
    await docker.pull(`${name}:latest`),
    'This access token has reached the limit of 500 pulls in 6 hours. Try again at ',
  )
  expectDone(await skopeo.push(image, `${name}:again`))
  const personal = await skopeoWith(registry, person, { permission: 'read' })
  expectDone(await personal.pull(`${name}:latest`))

  const own = `SELECT pulls FROM pull_count WHERE kind = 'account' AND name = '${person.username}'`
  await expect.poll(() => query(own), { timeout: 20_000 }).toEqual([{ pulls: 1 }])
  await page.goto(`/organizations/${acme.name}/access-tokens/${id}`)
  await expect(page.getByText('Pulls by this token: 500 of 500 in six hours, none left.')).toBeVisible()
  await page.goto('/account/profile')
  await expect(page.getByText('Pulls by your account: 1 of 500 in six hours, 499 left.')).toBeVisible()
})
