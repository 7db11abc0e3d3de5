import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** As in a .gitignore, a pattern that begins with # says nothing unless that is escaped. */
const zone = (message, ...group) => ({ message, group: group.map((name) => name.replace(/^#/, '\\#')) })

const relative = zone('Import by #folder/path.ts from the root.', './*', '../*')
const prisma = zone(
  'Only lib/ and prisma/ talk to the database.',
  '#lib/generated/prisma/*',
  '@prisma/*',
  'pg',
)
const react = zone(
  'React stays out of lib/ and api/.',
  'react',
  'react-dom',
  'react/*',
  '#components/*',
  '#app/*',
)
const next = zone(
  'next/* belongs to app/, components/, lib/auth/, lib/sign-in/ and actions.ts.',
  'next',
  'next/*',
)
const link = zone(
  'Links are components/ui/link.tsx: nothing is fetched ahead, and the page is announced.',
  'next/link',
)
const nextAuth = zone('next-auth belongs to lib/auth/ and lib/sign-in/.', 'next-auth', 'next-auth/*')
const testing = zone(
  'Only tests import what is made for tests.',
  '#lib/testing/*',
  '#api/testing/*',
  '#e2e/*',
)
const doors = zone('Imports flow from the doors to lib/, never back.', '#app/*', '#components/*', '#api/*')
const pages = zone('Machines and people have doors of their own.', '#app/*', '#components/*')

const restrict = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [relative, ...patterns] }] },
})

/** The folders of lib/, each above those that it may import. */
export const lib = [
  'generated',
  'http',
  'oidc',
  'database',
  'scopes',
  'authz',
  'rate-limits',
  'encryption',
  'idempotency',
  'instance-secret',
  'mail',
  'outbox',
  'audit',
  'grants',
  'sessions',
  'auth',
  'accounts',
  'second-factor',
  'passkeys',
  'sign-in',
  'site-accounts',
  'repositories',
  'organizations',
  'companies',
  'members',
  'groups',
  'invites',
  'services',
  'tokens',
  'notices',
  'frame',
  'search',
  'usage',
  'signing-keys',
  'instance-key',
  'policies',
  'credentials',
  'registry',
  'devices',
  'forward-auth',
  'git',
  'applications',
  'workloads',
  'import',
  'jobs',
  'testing',
]

/** Those of components/, likewise. */
export const components = [
  'ui',
  'shared',
  'frame',
  'data-table',
  'accounts',
  'second-factor',
  'devices',
  'activity',
  'repositories',
  'groups',
  'members',
  'invites',
  'tokens',
  'workloads',
  'applications',
  'organizations',
  'services',
  'docs',
  'site',
]

/**
 * What also runs in a browser: components/ takes values only from these and from schema.ts and actions.ts, and types from
 * anywhere in lib/. A test follows the imports of each.
 */
export const inBrowser = [
  'csv-line',
  'errors',
  'paths',
  'plain-text',
  'time',
  'time-zone',
  'time-zone-cookie',
  'token-paths',
  'username-header',
  'audit/audit-action-groups',
  'audit/audit-actions',
  'audit/audit-list',
  'audit/describe-facts',
  'auth/return-path',
  'authz/standing',
  'companies/company-list',
  'grants/describe-names',
  'grants/describe-organization-grant',
  'grants/describe-reach',
  'grants/grant',
  'grants/grant-of',
  'grants/given-service',
  'grants/image-access',
  'grants/organization-resources',
  'groups/group-list',
  'invites/invite-list',
  'members/member-list',
  'organizations/plans',
  'organizations/site-organization-list',
  'site-accounts/account-list',
  'repositories/protocols',
  'repositories/repository-list',
  'repositories/repository-name',
  'scopes/organization-permissions',
  'scopes/organization-scopes',
  'scopes/permission-labels',
  'scopes/personal-permissions',
  'services/give-service',
  'services/service-facts',
  'services/service-list',
  'services/service-templates',
  'sign-in/second-step-needed',
  'tokens/attention-policy',
  'tokens/editable-facts',
  'tokens/lifetimes',
  'tokens/name-of',
  'tokens/editable',
  'tokens/texts-of',
  'tokens/token-list',
  'tokens/token-policy',
  'tokens/token-purposes',
  'workloads/issuer-kinds',
  'workloads/rule-problem',
  'workloads/workload-facts',
  'workloads/workload-list',
]

const browser = {
  message:
    'components/ takes from lib/ types, schemas, actions, and what runs in a browser: see eslint.config.mjs.',
  regex: `^#lib/(?!(([^/]+/)?(schema|actions)|${inBrowser.join('|')})\\.ts$)`,
  allowTypeImports: true,
}

/** No folder but these; so a folder that has no place in its order imports none, and none imports it. */
const order = (root, folders) => ({
  message: `${root}/ imports one way: see the order of its folders in eslint.config.mjs.`,
  regex: `^#${root}/(?!(${folders.join('|')})/)[^/]+/`,
})
const upTo = (folders, folder) => folders.slice(0, folders.indexOf(folder) + 1)

const libZone = (folder) => {
  const zones = [react, doors, order('lib', upTo(lib, folder))]
  const signsIn = ['auth', 'sign-in', 'testing'].includes(folder)
  return [
    restrict([`lib/${folder}/**/*.ts`], signsIn ? zones : [...zones, next, nextAuth], [
      '**/actions.ts',
      '**/*.test.ts',
    ]),
    restrict([`lib/${folder}/**/actions.ts`], [...zones, prisma, nextAuth]),
  ]
}

const componentZones = [
  prisma,
  nextAuth,
  link,
  testing,
  zone('Components stand below app/ and api/.', '#app/*', '#api/*'),
]

export default defineConfig(
  globalIgnores([
    '.next',
    '.data',
    'lib/generated',
    'bench',
    'cli/dist',
    'node_modules',
    'next-env.d.ts',
    'test-results',
  ]),
  tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      'no-console': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="router"][callee.property.name=/^(push|replace)$/]',
          message: 'components/ui/navigate.ts goes to another page, and has it announced.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  // Packages are used without the names of this one's folders.
  restrict(['**/*.{ts,tsx,mjs}'], [], ['packages/**']),
  // The documentation of the API is made from its routes.
  restrict(
    ['app/**/*.{ts,tsx}'],
    [prisma, nextAuth, link, testing, zone('app/ never needs api/.', '#api/*')],
    ['app/docs/**'],
  ),
  restrict(['components/**/*.{ts,tsx}'], [...componentZones, order('components', [])], ['**/*.test.ts']),
  {
    files: ['components/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts'],
    // The other rule of this name is taken by the zones above, and knows no types.
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [browser] }] },
  },
  components.map((folder) =>
    restrict(
      [`components/${folder}/**/*.{ts,tsx}`],
      [...componentZones, order('components', upTo(components, folder))],
      ['**/*.test.ts'],
    ),
  ),
  restrict(
    ['api/**/*.ts'],
    [prisma, react, next, nextAuth, pages, testing],
    ['api/testing/**', '**/*.test.ts'],
  ),
  restrict(['lib/**/*.ts'], [react, next, nextAuth, doors, order('lib', [])], ['**/*.test.ts']),
  lib.map(libZone),
  // React's cache() is what makes knowing who is signed in one query a request.
  restrict(
    ['lib/auth/current-actor.ts'],
    [{ ...react, allowImportNames: ['cache'] }, doors, order('lib', upTo(lib, 'auth'))],
  ),
)
