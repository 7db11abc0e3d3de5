/** How a command ends when it does not do what it was asked to. Commander's own errors end in `usage`. */
export const exitCodes = { failed: 1, usage: 2, signedOut: 3, notFound: 4, unreachable: 5 } as const

/** Why a command stops, in one line that says what to do. */
export class Failure extends Error {
  readonly exitCode: number

  constructor(message: string, kind: keyof typeof exitCodes = 'failed') {
    super(message)
    this.exitCode = exitCodes[kind]
  }
}
