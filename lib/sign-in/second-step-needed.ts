/** What the sign-in form is answered when the password was right, and a second step is needed. */
export const secondStepNeeded = 'second-step'
