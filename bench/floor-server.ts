// The least that the token endpoint could do: one prepared SELECT by hash, then the same JWT with a key of the same kind.
import { createHash, generateKeyPairSync, randomUUID, sign, X509Certificate } from 'node:crypto'
import pg from 'pg'
import { basicSecret, listen } from './loopback.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const { rows } = await pool.query('SELECT id, certificate FROM signing_key')
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const x5c = [new X509Certificate(rows[0].certificate).raw.toString('base64')]
const header = encode({ typ: 'JWT', alg: 'ES256', kid: rows[0].id, x5c })

listen(async (request, response) => {
  const hash = createHash('sha256').update(basicSecret(request.headers.authorization)).digest()
  const found = await pool.query({
    name: 'find',
    text: 'SELECT token.id, hint, username FROM token JOIN account ON account.id = account_id WHERE secret_hash = $1',
    values: [hash],
  })
  const [row] = found.rows
  if (!row) return response.writeHead(401).end()
  const now = new Date()
  const token = jwt(`${row.username}/${row.hint.slice(-4)}-${row.id}`, now)
  const body = { token, access_token: token, expires_in: 60, issued_at: now.toISOString() }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})

function jwt(sub: string, now: Date): string {
  const iat = Math.floor(now.getTime() / 1000)
  const claims = {
    iss: 'gatehouse',
    aud: 'gatehouse',
    sub,
    iat,
    nbf: iat,
    exp: iat + 60,
    jti: randomUUID(),
    access: [],
  }
  const signed = `${header}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
