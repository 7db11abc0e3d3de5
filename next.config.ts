import type { NextConfig } from 'next'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const config: NextConfig = {
  poweredByHeader: false,
  // server.ts does, with less work.
  compress: false,
  reactStrictMode: true,
  // In development it prints what actions are given: passwords, too.
  logging: { serverFunctions: false },
  // Nothing uses it, and anybody could have it work.
  images: { unoptimized: true },
  // One copy in the process: server.ts and Next.js must meet in the same pool and the same classes.
  serverExternalPackages: [
    ...['pg', '@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2', 'next-auth', 'nodemailer', 'pino'],
    '@simplewebauthn/server',
  ],
  // They keep their names when they change, so a day is as long as an old one is shown.
  headers: async () =>
    readdirSync(join(import.meta.dirname, 'public')).map((name) => ({
      source: `/${name}`,
      headers: [{ key: 'Cache-Control', value: 'public, max-age=86400' }],
    })),
  turbopack: { root: import.meta.dirname },
  typescript: { ignoreBuildErrors: true },
}

export default config
