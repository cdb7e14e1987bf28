import { v5 as uuidv5 } from 'uuid'

/** Namespace of all identities made from a key; never changes. */
const NAMESPACE = '8a4e5a9e-2f0f-5c55-9d5c-0f6f3a6a7d27'

/** The identity of a unit, made from its stable key: devices, servers and repeated imports agree without asking. */
export function unitIdOf(key: string): string {
  return uuidv5(key, NAMESPACE)
}

/** The nation as a unit: parent of the provinces. */
export const NATION_ID = unitIdOf('nation')

/** A province by its key in the pack, e.g. `08/2025-07-01`. */
export function provinceIdOf(packKey: string): string {
  return unitIdOf(`province/${packKey}`)
}
