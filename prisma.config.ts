import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Read by `prisma migrate deploy` alone, for those who prefer it; Gatehouse applies its history itself.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
