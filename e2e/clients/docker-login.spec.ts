import { dockerLogin, type Outcome } from '#e2e/clients/programs.ts'
import { expect, expectDone, test } from '#e2e/clients/test.ts'
import { callAction } from '#e2e/fixtures/actions.ts'
import { addSecondFactor } from '#e2e/fixtures/second-factor.ts'
import { addToken, day, type TokenState } from '#e2e/fixtures/tokens.ts'
import { ownAccount } from '#lib/owners.ts'

const gatehouse = new URL(process.env.GATEHOUSE_TEST_URL ?? 'http://none').host
const tokensPage = `${process.env.GATEHOUSE_TEST_URL}/account/security`
const wrong = `unauthorized: Wrong username or access token, or the token was deleted. See your tokens at ${tokensPage}`

function expectSignedIn(outcome: Outcome): void {
  expectDone(outcome)
  expect(outcome.said).toContain('Login Succeeded')
}

/** docker prints the sentence, so that a person knows what to do. */
function expectOutput({ code, said }: Outcome, words: string): void {
  expect(code).not.toBe(0)
  expect(said).toContain(words)
}

for (const at of ['Gatehouse itself', 'the registry']) {
  test.describe(`docker login at ${at}`, () => {
    const hostOf = (registry: string) => (at === 'the registry' ? registry : gatehouse)

    const good: [string, TokenState][] = [
      ['Public Repo Read-only', { permission: 'public_read' }],
      ['Read-only', { permission: 'read' }],
      ['Read & Write', { permission: 'write' }],
      ['Read, Write, Delete', { permission: 'admin' }],
      ['no repository at all', { permission: 'admin', repositories: [] }],
      ['a day to go', { expires: day }],
      ['a device of its own', { source: 'auto' }],
    ]
    for (const [what, state] of good) {
      test(`takes a token with ${what}`, async ({ person, registry }) => {
        const { secret } = await addToken(person, state)
        expectSignedIn(await dockerLogin(hostOf(registry), person.username, secret))
      })
    }

    test('says when a token expired', async ({ person, registry }) => {
      const { secret } = await addToken(person, { expires: -day })
      const yesterday = new Date(Date.now() - day).toISOString().slice(0, 10)
      const outcome = await dockerLogin(hostOf(registry), person.username, secret)
      expectOutput(outcome, `unauthorized: This access token expired on ${yesterday} `)
      expectOutput(outcome, `Create a new one at ${tokensPage}`)
    })

    test('says that a token is deactivated, and takes it once it is active again', async ({
      person,
      registry,
      context,
    }) => {
      const token = await addToken(person)
      const login = () => dockerLogin(hostOf(registry), person.username, token.secret)
      expectSignedIn(await login())
      expect(
        await callAction(context.request, 'deactivateTokensAction', ownAccount, [token.id]),
      ).toMatchObject({
        ok: true,
      })
      expectOutput(
        await login(),
        'unauthorized: This access token is deactivated. Activate it, or use another',
      )
      expect(await callAction(context.request, 'activateTokensAction', ownAccount, [token.id])).toMatchObject(
        {
          ok: true,
        },
      )
      expectSignedIn(await login())
    })

    test('knows a deleted token no more', async ({ person, registry, context }) => {
      const token = await addToken(person)
      expectSignedIn(await dockerLogin(hostOf(registry), person.username, token.secret))
      expect(await callAction(context.request, 'deleteTokensAction', ownAccount, [token.id])).toMatchObject({
        ok: true,
      })
      const outcome = await dockerLogin(hostOf(registry), person.username, token.secret)
      expectOutput(outcome, 'unauthorized: This access token was deleted on ')
      expectOutput(outcome, '/account/security')
    })

    test('refuses a token under another name, which it tells, and a secret with a typo', async ({
      person,
      other,
      registry,
    }) => {
      const { secret } = await addToken(person)
      const another = `unauthorized: This access token belongs to ${person.username}.`
      expectOutput(await dockerLogin(hostOf(registry), other.username, secret), another)
      expectOutput(await dockerLogin(hostOf(registry), person.username, `${secret.slice(0, -1)}~`), wrong)
    })

    test('takes username or e-mail with a password, and advises a token where it is wrong', async ({
      person,
      registry,
    }) => {
      const { username, email, password } = person
      expectSignedIn(await dockerLogin(hostOf(registry), username, password))
      expectSignedIn(await dockerLogin(hostOf(registry), email, password))
      const advice = 'unauthorized: Wrong username or password. Use a personal access token as the password'
      expectOutput(await dockerLogin(hostOf(registry), username, `${password}x`), advice)
    })

    test('takes tokens alone with two-factor authentication, and says where to make one', async ({
      person,
      registry,
    }) => {
      await addSecondFactor(person)
      const { username, password } = person
      const advice = `unauthorized: Two-factor authentication is on: use a personal access token. Create one at ${tokensPage}/new`
      expectOutput(await dockerLogin(hostOf(registry), username, password), advice)
      expectSignedIn(await dockerLogin(hostOf(registry), username, (await addToken(person)).secret))
    })
  })
}
