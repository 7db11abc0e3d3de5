/** Every address of the console, named once. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  register: '/register',
  setUp: '/set-up',
  profile: '/account/profile',
  security: '/account/security',
  newToken: '/account/security/new',
  howTokensWork: '/account/security/how-tokens-work',
  editToken: (id: string) => `/account/security/${id}`,
  sessions: '/account/sessions',
  repositories: '/repositories',
  newRepository: '/repositories/new',
  repository: (namespace: string, name: string) => `/repositories/${namespace}/${name}`,
} as const
