// The better-auth API-key plugin as its documentation sets it up, behind a bare node:http server.
import { apiKey } from '@better-auth/api-key'
import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { basicSecret, listen } from './loopback.ts'

const [stored, known] = process.argv.slice(2).map(Number) as [number, number]
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const options = {
  database: pool,
  secret: 'used for nothing but this measurement',
  baseURL: 'http://127.0.0.1',
  emailAndPassword: { enabled: true },
  telemetry: { enabled: false },
  // Its standard limit, ten requests a key and day, would refuse all that is measured here.
  plugins: [apiKey({ rateLimit: { enabled: false } })],
} satisfies BetterAuthOptions

await (await getMigrations(options)).runMigrations()
const auth = betterAuth(options)

const { user } = await auth.api.signUpEmail({
  body: { name: 'Demo', email: 'demo@example.com', password: 'long enough for anybody' },
})
const keys: string[] = []
while (keys.length < known) keys.push((await auth.api.createApiKey({ body: { userId: user.id } })).key)
await pool.query(
  `INSERT INTO apikey (id, "configId", "referenceId", key, enabled, "rateLimitEnabled", "requestCount", "createdAt", "updatedAt")
   SELECT gen_random_uuid()::text, 'default', $1, encode(sha256(i::text::bytea), 'base64'), true, false, 0, now(), now()
   FROM generate_series(1, $2::int) AS i`,
  [user.id, stored - known],
)
await pool.query('VACUUM ANALYZE apikey')

listen(async (request, response) => {
  const { valid } = await auth.api.verifyApiKey({ body: { key: basicSecret(request.headers.authorization) } })
  response.writeHead(valid ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify({ valid }))
}, keys)
