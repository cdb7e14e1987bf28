export type Role = 'system' | 'ministry' | 'province' | 'reader'

/** Who may do what. Where it is done is checked beside it: a province only on its own territory. */
export const PERMISSIONS = {
  'territory.read': ['system', 'ministry', 'province', 'reader'],
  'territory.import': ['system', 'ministry'],
  'programme.read': ['system', 'ministry', 'province', 'reader'],
  'targets.read': ['system', 'ministry', 'province', 'reader'],
  'targets.import': ['system', 'ministry'],
  'results.read': ['system', 'ministry', 'province', 'reader'],
  'results.record': ['system', 'province', 'ministry'],
  'results.judge': ['system', 'ministry'],
  'statistics.read': ['system', 'ministry', 'province', 'reader'],
  'files.write': ['system', 'ministry', 'province'],
  'identity.manage': ['system', 'ministry'],
  'identity.self': ['system', 'ministry', 'province', 'reader'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS
