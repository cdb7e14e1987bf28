import { hash, verify } from '@node-rs/argon2'

/** OWASP's recommendation for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST)
}

/**
 * Does the password belong to the hash? Without a hash (no such account) it works as long and answers no,
 * so that the time of the answer does not tell who has an account.
 */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy()), password.normalize('NFC'))
  return matches && passwordHash !== undefined
}

let made: Promise<string> | undefined
function decoy(): Promise<string> {
  made ??= hashPassword(crypto.randomUUID())
  return made
}
