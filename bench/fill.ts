import pg from 'pg'
import { hashPassword } from '../lib/accounts/password-hash.ts'
import { socketFolder } from '../lib/database/embedded/socket.ts'
import type { Place } from './contenders.ts'
import type { Person } from './plan.ts'
import { hashSecret, Secret } from '../lib/secret.ts'
import { hintOf, newSecret } from '../lib/tokens/secret.ts'

/** Accounts that share the stored tokens which nobody uses. */
const others = 1000

export type Fill = {
  /** Tokens of all accounts together, save those of `people`. */
  stored: number
  /** How many of them belong to `demo`, with secrets that are known. */
  known: number
  /** Who can sign in, each with so many tokens. */
  people: Person[]
}

/** Fills a migrated database and gives the known secrets. */
export async function fill(databaseUrl: string, { stored, known, people }: Fill): Promise<string[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  // Half the time of a million rows goes into foreign keys, and these are right.
  await client.query('SET session_replication_role = replica')
  for (const { username, password, tokens } of people) {
    await addAccounts(client, [username], await hashPassword(new Secret(password)))
    await addTokens(client, tokens, username)
  }
  await addAccounts(client, ['demo'])
  const secrets = await addKnownTokens(client, known)
  await addAccounts(
    client,
    Array.from({ length: others }, (_, at) => `other-${at}`),
  )
  await addTokens(client, stored - known, 'other-')
  await client.query('VACUUM ANALYZE')
  await client.end()
  return secrets
}

/** Gives secrets of `demo`, which is added where there is none, in a database that may be embedded. */
export async function fillKnown(place: Place, count: number): Promise<string[]> {
  const client = new pg.Client(
    'DATABASE_URL' in place
      ? place.DATABASE_URL
      : { host: socketFolder(place.DATA_DIR), user: 'postgres', database: 'postgres' },
  )
  await client.connect()
  const { rowCount } = await client.query("SELECT 1 FROM account WHERE username = 'demo'")
  if (!rowCount) await addAccounts(client, ['demo'])
  const secrets = await addKnownTokens(client, count)
  await client.end()
  return secrets
}

/** An organization of the first person with its members and tokens; gives the tokens' secrets. */
export async function fillOrganization(
  databaseUrl: string,
  { name, members, tokens }: { name: string; members: number; tokens: number },
  owner: string,
): Promise<string[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await addAccounts(
    client,
    Array.from({ length: members - 1 }, (_, at) => `member-${at}`),
  )
  await client.query('INSERT INTO namespace VALUES ($1)', [name])
  await client.query(
    `WITH made AS (INSERT INTO organization (id, name, display_name, plan)
       VALUES (gen_random_uuid(), $1, $1, 'business') RETURNING id)
     INSERT INTO membership (organization_id, account_id, role, joined_at)
     SELECT made.id, account.id, CASE username WHEN $2 THEN 'owner'::role ELSE 'member' END,
       now() - random() * interval '900 days'
     FROM made, account WHERE username = $2 OR username LIKE 'member-%'`,
    [name, owner],
  )
  const secrets = Array.from({ length: tokens }, () => newSecret('organization'))
  await client.query(
    `INSERT INTO token (id, organization_id, secret_hash, hint, label, description, created_by, all_repositories, scopes)
     SELECT gen_random_uuid(), organization.id, hash, hint, 'Token ' || at, '', $4, true, '{scope-member-read}'
     FROM organization, unnest($2::bytea[], $3::text[]) WITH ORDINALITY AS known (hash, hint, at) WHERE name = $1`,
    [name, secrets.map((secret) => hashSecret(secret.reveal())), secrets.map(hintOf), owner],
  )
  await client.query('VACUUM ANALYZE')
  await client.end()
  return secrets.map((secret) => secret.reveal())
}

async function addAccounts(client: pg.Client, usernames: string[], passwordHash = 'none') {
  await client.query('INSERT INTO namespace SELECT unnest($1::text[])', [usernames])
  await client.query(
    `INSERT INTO account (id, username, email, name, password_hash)
     SELECT gen_random_uuid(), name, name || '@example.com', name, $2 FROM unnest($1::text[]) AS name`,
    [usernames, passwordHash],
  )
}

async function addKnownTokens(client: pg.Client, count: number): Promise<string[]> {
  const secrets = Array.from({ length: count }, () => newSecret('account'))
  await client.query(
    `INSERT INTO token (id, account_id, secret_hash, hint, description, permission, all_repositories)
     SELECT gen_random_uuid(), account.id, hash, hint, 'Known', 'write', true
     FROM account, unnest($1::bytea[], $2::text[]) AS known (hash, hint) WHERE username = 'demo'`,
    [secrets.map((secret) => hashSecret(secret.reveal())), secrets.map(hintOf)],
  )
  return secrets.map((secret) => secret.reveal())
}

/** Tokens of every permission, age and status, dealt out to the accounts whose names begin like this. */
async function addTokens(client: pg.Client, count: number, owners: string) {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'token' AND indexdef NOT LIKE 'CREATE UNIQUE%'`,
  )
  // Made afterwards, they take a third of the time.
  for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`)
  await client.query(
    `INSERT INTO token (id, account_id, secret_hash, hint, description, permission, all_repositories,
       is_active, created_at, expires_at, last_used_at)
     SELECT gen_random_uuid(), owners.ids[1 + i % cardinality(owners.ids)], sha256(gen_random_uuid()::text::bytea),
       'gate_pat_…' || lpad(to_hex(i % 65536), 4, '0'), 'Token ' || i, (enum_range(NULL::token_permission))[1 + i % 4], true,
       i % 5 > 0, now() - i * interval '1 minute',
       (ARRAY[NULL, now() + interval '90 days', now() - interval '1 day'])[1 + i % 3],
       CASE WHEN i % 2 = 0 THEN now() - i * interval '1 second' END
     FROM generate_series(1, $1::int) AS i,
       (SELECT array_agg(id) AS ids FROM account WHERE username LIKE $2 || '%') AS owners`,
    [count, owners],
  )
  for (const { definition } of indexes) await client.query(definition)
}
