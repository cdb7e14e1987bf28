/**
 * The modules in the order they may know each other: one may enter another's door only if that stands earlier here.
 * It is the main line of the product, but for the ledger (statistics), which stands before all that posts to it.
 */
export const MODULES = [
  'territory',
  'identity',
  'programme',
  'targets',
  'statistics',
  'results',
  'planning',
  'people',
  'training',
  'support',
  'registers',
  'reports',
] as const
