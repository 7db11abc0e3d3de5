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
const next = zone('next/* belongs to app/, components/, lib/auth/ and actions.ts.', 'next', 'next/*')
const nextAuth = zone('next-auth belongs to lib/auth/.', 'next-auth', 'next-auth/*')
const doors = zone('Imports flow from the doors to lib/, never back.', '#app/*', '#components/*', '#api/*')
const pages = zone('Machines and people have doors of their own.', '#app/*', '#components/*')

const restrict = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [relative, ...patterns] }] },
})

/** The folders of lib/ that a folder must not reach up to: registry → tokens → invites → groups → members → organizations, accounts → authz, audit, mail. */
const below = (folder, ...above) =>
  restrict(
    [`lib/${folder}/**/*.ts`],
    [
      react,
      next,
      nextAuth,
      doors,
      zone(`lib/${folder} lies below these.`, ...above.map((name) => `#lib/${name}/*`)),
    ],
    ['**/actions.ts', '**/*.test.ts'],
  )

const nouns = [
  'accounts',
  'organizations',
  'companies',
  'repositories',
  'members',
  'groups',
  'invites',
].concat(...['tokens', 'usage', 'registry', 'devices'])

export default defineConfig(
  globalIgnores([
    '.next',
    '.data',
    'lib/generated',
    'bench',
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
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  restrict(['**/*.{ts,tsx,mjs}'], []),
  // The documentation of the API is made from its routes.
  restrict(
    ['app/**/*.{ts,tsx}'],
    [prisma, nextAuth, zone('app/ never needs api/.', '#api/*')],
    ['app/docs/**'],
  ),
  restrict(
    ['components/**/*.{ts,tsx}'],
    [prisma, nextAuth, zone('Components stand below app/ and api/.', '#app/*', '#api/*')],
  ),
  restrict(['api/**/*.ts'], [prisma, react, next, nextAuth, pages], ['**/*.test.ts']),
  restrict(['lib/**/*.ts'], [react, next, nextAuth, doors], ['lib/auth/**', '**/actions.ts', '**/*.test.ts']),
  restrict(['lib/auth/**/*.ts', 'lib/**/actions.ts'], [react, doors]),
  // React's cache() is what makes knowing who is signed in one query a request.
  restrict(['lib/auth/current-actor.ts'], [{ ...react, allowImportNames: ['cache'] }, doors]),
  restrict(['lib/**/actions.ts'], [react, doors, nextAuth, prisma], ['lib/auth/**']),
  below('audit', ...nouns),
  below('authz', ...nouns),
  below('mail', ...nouns),
  below('accounts', 'members', 'groups', 'invites', 'tokens', 'registry', 'devices'),
  below('organizations', 'members', 'groups', 'invites', 'tokens', 'registry', 'devices'),
  below('members', 'groups', 'invites', 'tokens', 'registry', 'devices'),
  below('groups', 'invites', 'tokens', 'registry', 'devices'),
  below('tokens', 'registry', 'devices'),
)
