/** Errors of RFC 8628, 3.5, and of RFC 6749, 5.2. */
export type PollRefusal =
  'authorization_pending' | 'slow_down' | 'access_denied' | 'expired_token' | 'invalid_grant'
