import { AppError } from '#lib/errors.ts'
import { providerProblems, type ProviderProblem } from '#lib/sign-in/schema.ts'

/** Why a sign-in with the identity provider led to no session. The sign-in page shows it by its name. */
export class SignInRefused extends AppError {
  readonly problem: ProviderProblem

  constructor(problem: ProviderProblem) {
    super('unauthenticated', providerProblems[problem])
    this.problem = problem
  }
}
