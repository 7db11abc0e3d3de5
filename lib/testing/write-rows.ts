import { Client } from 'pg'
import { socketFolder } from '#lib/database/embedded/socket.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'

// A program to be killed: it writes rows and prints those that were acknowledged.
const dataDir = process.argv[2]!
const embedded = await startEmbedded(dataDir)
const client = new Client({ host: socketFolder(dataDir), user: 'postgres', database: 'postgres' })
await client.connect()
client.on('error', () => process.exit(1))
await client.query('CREATE TABLE IF NOT EXISTS written (id bigserial PRIMARY KEY, word text)')
console.log(JSON.stringify({ database: embedded.pid() }))
for (;;) {
  const { rows } = await client.query('INSERT INTO written (word) VALUES ($1) RETURNING id', [
    'word '.repeat(50),
  ])
  console.log(rows[0].id)
}
