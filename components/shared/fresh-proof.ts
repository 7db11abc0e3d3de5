/** Somebody waits for the person's proof; called with whether it was given. */
export type AnswerProof = (isProved: boolean) => void

let answer: AnswerProof | null = null
let answered: Promise<boolean> = Promise.resolve(false)
const listeners = new Set<() => void>()

export const proofAskedFor = () => answer

/** Called by what asks. Where nothing asks, no proof is given. */
export function subscribeProof(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Asks the person to confirm who they are; one question for all that wait. */
export function askForProof(): Promise<boolean> {
  if (answer) return answered
  if (listeners.size === 0) return Promise.resolve(false)
  answered = new Promise((resolve) => {
    setAnswer((isProved) => {
      setAnswer(null)
      resolve(isProved)
    })
  })
  return answered
}

function setAnswer(next: AnswerProof | null): void {
  answer = next
  for (const listener of listeners) listener()
}
