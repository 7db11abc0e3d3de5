import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { choice, limit, whole } from '#lib/setting-kinds.ts'

const isOrigin = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
}

const isIssuer = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
}

const mailDomain = /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/

const issuerHost = /^(\[[\da-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/

const isMailServer = (text: string) =>
  URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== ''

const isPostgres = (text: string) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)

/** Text that needs no escaping between quotes in a header. */
const headerText = /^[ !#-[\]-~]{1,200}$/

/** An address, or `Name <address>`. */
const mailbox = /^([^<>"@\p{Cc}]+ <[^\s<>"@]+@[^\s<>"@]+>|[^\s<>"@]+@[^\s<>"@]+)$/u

/** 32 bytes in base64 or base64url. */
const instanceKey = /^[\w+/-]{43}=?$/

/** All settings. Each description is the remedy in the error message for an invalid value. */
const settings = z.object({
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path))
    .describe('set DATA_DIR to a folder'),
  DATABASE_URL: z
    .string()
    .refine(isPostgres)
    .optional()
    .describe('set DATABASE_URL to postgresql://user:password@host:5432/database, or leave it out'),
  INSTANCE_KEY: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every((key) => instanceKey.test(key)))
    .optional()
    .describe('set INSTANCE_KEY to 32 random bytes in base64, such as openssl rand -base64 32 prints'),
  PORT: whole('PORT', 1, 65535, 3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1')
    .describe('set HOST to the address to listen on, such as 127.0.0.1 or 0.0.0.0'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin)
    .transform((text) => new URL(text).origin)
    .optional()
    .describe(
      'set PUBLIC_URL to the address that people open, such as https://gatehouse.example.com, with no path',
    ),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((parts) => parts.every((part) => addTo(new BlockList(), part)))
    .describe(
      'set TRUSTED_PROXIES to addresses or networks separated by commas, such as 10.0.0.5,172.16.0.0/12',
    ),
  FORWARD_AUTH_DIALECT: choice('FORWARD_AUTH_DIALECT', ['original', 'forwarded', 'path'], 'original'),
  FORWARD_AUTH_HEADERS: z
    .string()
    .regex(/^[A-Za-z][\w-]{0,59}(,[A-Za-z][\w-]{0,59}){0,3}$/)
    .default('Remote-User,X-Gatehouse-Token,X-Gatehouse-Owner,X-Gatehouse-Permissions')
    .transform((text) => text.split(','))
    .describe(
      'set FORWARD_AUTH_HEADERS to one to four names of headers separated by commas: for the name, token, owner and permissions',
    ),
  SMTP_URL: z
    .string()
    .refine(isMailServer)
    .optional()
    .describe(
      'set SMTP_URL to smtp://user:password@host:587 or smtps://user:password@host:465, or leave it out',
    ),
  MAIL_FROM: z
    .string()
    .regex(mailbox)
    .optional()
    .describe('set MAIL_FROM to an address, such as Gatehouse <gatehouse@example.com>'),
  REGISTRATION: choice('REGISTRATION', ['open', 'closed'], 'closed'),
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer)
    .transform((text) => text.replace(/\/$/, ''))
    .optional()
    .describe('set OIDC_ISSUER to the address of the identity provider, as in https://login.example.com'),
  OIDC_CLIENT_ID: z
    .string()
    .max(255)
    .optional()
    .describe('set OIDC_CLIENT_ID to the name that the identity provider has for Gatehouse'),
  OIDC_CLIENT_SECRET: z
    .string()
    .max(1000)
    .optional()
    .describe('set OIDC_CLIENT_SECRET to the secret that the identity provider has for Gatehouse'),
  OIDC_NAME: z
    .string()
    .trim()
    .max(50)
    .optional()
    .describe('set OIDC_NAME to what people call the identity provider, in at most 50 characters'),
  OIDC_REGISTRATION: z
    .string()
    .default('')
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((domains) => domains.every((domain) => mailDomain.test(domain)))
    .describe('set OIDC_REGISTRATION to e-mail domains separated by commas, such as example.com,example.org'),
  PRIVATE_ISSUERS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((hosts) => hosts.every((host) => issuerHost.test(host)))
    .describe(
      'set PRIVATE_ISSUERS to hosts separated by commas, such as gitlab.internal,forgejo.internal:8443',
    ),
  TOKEN_PREFIX: z
    .string()
    .regex(/^[a-z]{2,12}$/)
    .default('gate')
    .describe('set TOKEN_PREFIX to 2 to 12 lower-case letters'),
  REGISTRY_SERVICE: z
    .string()
    .regex(headerText)
    .default('gatehouse')
    .describe(
      'set REGISTRY_SERVICE to at most 200 printable ASCII characters, without quotes or backslashes',
    ),
  REGISTRY_ISSUER: z
    .string()
    .regex(headerText)
    .default('gatehouse')
    .describe('set REGISTRY_ISSUER to at most 200 printable ASCII characters, without quotes or backslashes'),
  REGISTRY_URL: z
    .string()
    .refine(isOrigin)
    .default('http://localhost:5000')
    .transform((text) => new URL(text).origin)
    .describe('set REGISTRY_URL to the address of the registry, such as http://localhost:5000, with no path'),
  REGISTRY_HOST: z
    .string()
    .regex(/^(\[[\da-fA-F:]+\]|[\w.-]+)(:\d+)?$/)
    .optional()
    .describe('set REGISTRY_HOST to host or host:port, with no scheme'),
  GIT_SERVER_URL: z
    .string()
    .refine(isOrigin)
    .default('http://localhost:3080')
    .transform((text) => new URL(text).origin)
    .describe(
      'set GIT_SERVER_URL to the address of the Git server, such as http://localhost:3080, with no path',
    ),
  GIT_URL: z
    .string()
    .refine(isOrigin)
    .transform((text) => new URL(text).origin)
    .optional()
    .describe(
      'set GIT_URL to the address that people clone from, such as https://git.example.com, with no path',
    ),
  REGISTRY_TOKEN_SECONDS: whole('REGISTRY_TOKEN_SECONDS', 60, 3600, 60),
  NEW_REPOSITORY_VISIBILITY: choice('NEW_REPOSITORY_VISIBILITY', ['private', 'public'], 'private'),
  LOG_LEVEL: choice('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
  BODY_TIMEOUT_SECONDS: whole('BODY_TIMEOUT_SECONDS', 1, 3600, 60),
  SESSION_DAYS: whole('SESSION_DAYS', 1, 365, 30),
  SESSION_MAX_DAYS: whole('SESSION_MAX_DAYS', 1, 3650, 90),
  PROOF_MINUTES: whole('PROOF_MINUTES', 1, 1440, 15),
  DEVICE_TOKEN_DAYS: whole('DEVICE_TOKEN_DAYS', 1, 3650, 90),
  API_REQUESTS_PER_MINUTE: whole('API_REQUESTS_PER_MINUTE', 1, 1_000_000, 3000),
  LAST_USED_FLUSH_SECONDS: whole('LAST_USED_FLUSH_SECONDS', 1, 300, 5),
  TOKENS_PER_ACCOUNT: limit('TOKENS_PER_ACCOUNT', 1_000),
  REPOSITORIES_PER_NAMESPACE: limit('REPOSITORIES_PER_NAMESPACE', 10_000),
  PULL_LIMIT_ANONYMOUS: limit('PULL_LIMIT_ANONYMOUS', 100),
  PULL_LIMIT_ACCOUNT: limit('PULL_LIMIT_ACCOUNT', null),
  PULL_LIMIT_ORGANIZATION_TOKEN: limit('PULL_LIMIT_ORGANIZATION_TOKEN', null),
})

export const settingNames = Object.keys(settings.shape)

/** Thrown by `readSettings`: names each invalid setting with its remedy, one per line. */
class SettingsError extends Error {}

/** Reads the settings from an environment; an empty value counts as absent. */
export function readSettings(from: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value?.trim()))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    const shape = settings.shape as Record<string, z.ZodType>
    throw new SettingsError(
      names.map((name) => `${name} is not valid: ${shape[name]?.description}.`).join('\n'),
    )
  }
  const { TRUSTED_PROXIES, ...rest } = parsed.data
  const provider = [rest.OIDC_ISSUER, rest.OIDC_CLIENT_ID, rest.OIDC_CLIENT_SECRET]
  if (provider.some(Boolean) && !provider.every(Boolean))
    throw new SettingsError('Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none.')
  const publicUrl = rest.PUBLIC_URL ?? `http://${openableHost(rest.HOST)}:${rest.PORT}`
  const proxies = new BlockList()
  for (const proxy of TRUSTED_PROXIES) addTo(proxies, proxy)
  return Object.freeze({
    ...rest,
    PUBLIC_URL: publicUrl,
    OIDC_NAME: rest.OIDC_NAME ?? (rest.OIDC_ISSUER ? new URL(rest.OIDC_ISSUER).hostname : ''),
    MAIL_FROM: rest.MAIL_FROM ?? `Gatehouse <gatehouse@${new URL(publicUrl).hostname}>`,
    REGISTRY_HOST: rest.REGISTRY_HOST ?? new URL(publicUrl).host,
    GIT_URL: rest.GIT_URL ?? publicUrl,
    TRUSTED_PROXIES: proxies,
  })
}

/** Clients such as crane refuse to sign in at a loopback address that is not a name. */
function openableHost(host: string) {
  if (['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Adds an address or a network to the list; returns false if it is neither. */
function addTo(list: BlockList, text: string): boolean {
  const [address = '', prefix, more] = text.split('/')
  const family = isIP(address)
  if (!family || more !== undefined || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return false
  const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix)
  if (bits > (family === 4 ? 32 : 128)) return false
  list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6')
  return true
}

/** The environment takes precedence over the file, which may be missing. */
function loadFile(path: string) {
  try {
    if (path) process.loadEnvFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function settingsOfThisProcess() {
  loadFile(process.env.GATEHOUSE_ENV_FILE ?? '.env')
  try {
    return readSettings(process.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

// Next.js bundles its own copy of this file, and reads .env by itself: both use the first result.
const held = globalThis as { gatehouseEnv?: ReturnType<typeof readSettings> }

export const env = (held.gatehouseEnv ??= settingsOfThisProcess())
