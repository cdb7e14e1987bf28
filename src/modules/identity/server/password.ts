import { hash, verify } from '@node-rs/argon2'
import { createWaitingLine } from '#platform/waiting-line.ts'

/** OWASP's recommendation for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of the four threads Node keeps for such work two remain for files and names; 200 in line wait some seconds at most. */
const inLine = createWaitingLine({ atOnce: 2, waiting: 200 })

export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(password.normalize('NFC'), COST))
}

/**
 * Does the password belong to the hash? Without a hash (no such account) it works as long and answers no,
 * so that the time of the answer does not tell who has an account.
 */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const known = passwordHash ?? (await decoy())
  const matches = await inLine(() => verify(known, password.normalize('NFC')))
  return matches && passwordHash !== undefined
}

let made: Promise<string> | undefined
function decoy(): Promise<string> {
  made ??= hash(crypto.randomUUID(), COST)
  return made
}
