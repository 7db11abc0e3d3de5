/** What a route takes beside a valid token. */
export interface RequireTokenOptions {
  /** All of them are needed. */
  scopes?: readonly string[]
}
