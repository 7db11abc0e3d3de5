import type { ReactNode } from 'react'
import { selectedRepositoriesMax } from '#lib/grants/grant.ts'
import { paths } from '#lib/paths.ts'
import { personalPermissions } from '#lib/scopes/personal-permissions.ts'

type Props = { username: string; host: string; origin: string }

/** What a person may want to know about access tokens, on one page without a word too many. */
export function HowTokensWork({ username, host, origin }: Props) {
  return (
    <div className="flex max-w-[35rem] flex-col gap-8">
      <Part title="What a token is">
        A separate secret for each tool. The tool signs in with your username, and with the token instead of
        your password. It can do only what the token allows. A token can never change your account: not its
        password, e-mail address or tokens.
      </Part>
      <Part title="Which kind to make">
        <p>
          A personal access token acts as you, and ends with your account. Make one for each computer and
          script of yours.
        </p>
        <p>
          An organization access token belongs to the organization, and keeps working when the person who made
          it leaves. Make one for CI, a cluster or a service. Owners of an organization find them under{' '}
          <em>Admin Console &gt; Access tokens</em>.
        </p>
      </Part>
      <Part title="Signing in">
        <code className="block rounded-control border border-line bg-surface-muted px-3 py-2 font-mono text-sm text-text">
          docker login --username {username} {host}
        </code>
        Paste the token where it asks for the password.
      </Part>
      <Part title="Access permissions">
        <dl className="flex flex-col gap-2">
          {personalPermissions.map(({ value, label, meaning }) => (
            <div key={value}>
              <dt className="font-medium text-text">{label}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        Each level includes the one before it. None allows more than you can do yourself at the time.
      </Part>
      <Part title="Repository access">
        All that you can access, or up to {selectedRepositoriesMax} that you select. A token with selected
        repositories can access only those. It can pull other public ones only if you let it read public
        repositories.
      </Part>
      <Part title="Deactivate, delete, expire">
        Each takes effect on the next request. A deactivated token can be activated again. An expired one can
        only be rotated or deleted. A deleted one can't be restored. Edit brings an expiration forward, never
        back.
      </Part>
      <Part title="Rotate">
        The token gets a new secret and a new expiration; name, rights and history stay. The old secret works
        for none, 1 hour, 24 hours or 7 days more, but only until the new one is first used. The list says
        from where the old one was last used, and ends it.
      </Part>
      <Part title="Links to a filled-in form">
        <p>
          A README can link to the form for the right token. You check it and generate the token yourself.
        </p>
        <code className="block rounded-control border border-line bg-surface-muted px-3 py-2 font-mono text-sm wrap-anywhere text-text">
          {origin}
          {paths.newToken}?description=CI&permission=read&repositories={username}/web&expires=90
        </code>
        <p>
          For a personal token, the names are description, permission (public_read, read, write or admin),
          repositories, public, expires and purpose. For an organization’s token, they are label, description,
          repositories, public, scopes, expires and purpose.
        </p>
      </Part>
      <Part title="If a token leaks">
        Rotate it without a grace period, or delete it. The Last used column shows when it was used and with
        which client.
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{title}</h2>
      <div className="flex flex-col gap-2 text-text-muted">{children}</div>
    </section>
  )
}
