export const oauthPaths = {
  deviceCode: '/oauth/device/code',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
  introspect: '/oauth/introspect',
} as const
