// The least that a decision could cost: one prepared SELECT by hash, and 200 with who asks.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { basicSecret, listen } from './loopback.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

listen(async (request, response) => {
  const hash = createHash('sha256').update(basicSecret(request.headers.authorization)).digest()
  const found = await pool.query({
    name: 'find',
    text: 'SELECT token.id, username FROM token JOIN account ON account.id = account_id WHERE secret_hash = $1',
    values: [hash],
  })
  const [row] = found.rows
  if (!row) return response.writeHead(401).end()
  response.writeHead(200, { 'Remote-User': row.username, 'Content-Length': 0 }).end()
})
