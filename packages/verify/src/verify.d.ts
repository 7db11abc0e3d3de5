/** A token that may be used now. */
export interface GatehouseToken {
  readonly id: string
  readonly owner: { readonly id: string; readonly name: string }
  /** The service that the scopes are permissions of; else Gatehouse's address. */
  readonly audience: string
  readonly clientId: string
  readonly scopes: readonly string[]
  has(scope: string): boolean
}

export interface VerifierOptions {
  /** Gatehouse's address. */
  url: string
  /** Of the application, from its page in Gatehouse. */
  clientId: string
  clientSecret: string
  /** The word that tokens begin with: Gatehouse's setting TOKEN_PREFIX. By default `gate`. */
  prefix?: string
  /** How many answers are kept at most: 10,000; 0 for none. */
  maxEntries?: number
  /** How long an answer is kept at most, beside the reuse time of the application: 60. */
  maxSeconds?: number
  /** How long to wait for an answer: 3,000. */
  timeoutMs?: number
  fetch?: typeof globalThis.fetch
}

export interface Verifier {
  /**
   * What a token may do now; null for one that may not be used. What is no token at all is refused without asking. Throws
   * `GatehouseUnavailable` where there is no answer: treat that as a refusal.
   */
  verify(token: string): Promise<GatehouseToken | null>
  /** Has the next call ask about this token. */
  forget(token: string): void
  /** How many answers are kept. */
  readonly cached: number
}

export declare function createVerifier(options: VerifierOptions): Verifier

/** Whose token a text is, by its form and checksum alone; null for what is none. */
export declare function tokenKind(text: string, prefix?: string): 'account' | 'organization' | null

export declare class GatehouseUnavailable extends Error {}
