/**
 * Answers by key, each until its time, in a bounded number: the one longest unused goes first. Times are `performance.now()`,
 * which nobody sets back.
 */
export class AnswerCache {
  #max
  #answers = new Map()

  constructor(max) {
    this.#max = max
  }

  get size() {
    return this.#answers.size
  }

  get(key, now) {
    const held = this.#answers.get(key)
    if (!held) return undefined
    this.#answers.delete(key)
    if (held.until <= now) return undefined
    this.#answers.set(key, held)
    return held.answer
  }

  set(key, answer, until, now) {
    this.#answers.delete(key)
    if (until <= now || this.#max === 0) return
    if (this.#answers.size >= this.#max) this.#answers.delete(this.#answers.keys().next().value)
    this.#answers.set(key, { answer, until })
  }

  delete(key) {
    this.#answers.delete(key)
  }
}
