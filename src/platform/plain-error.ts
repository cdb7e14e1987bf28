/** Something a person at the terminal can put right: printed as one sentence, without a stack trace. */
export class PlainError extends Error {
  constructor(vi: string, en: string, options?: ErrorOptions) {
    super(`${vi} / ${en}`, options)
    this.name = 'PlainError'
  }
}

/** What to print for an error: the sentence of a `PlainError`, else everything that helps to find the fault. */
export function describeError(error: unknown): string {
  if (error instanceof PlainError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
