/** What other modules may use of territory. */
export { fullNameOf } from './full-name.ts'
export { type PackTerritory, parsePackTerritory } from './pack-territory.ts'
export { type Recast, recast } from './recast.ts'
export {
  createTerritory,
  holdsOn,
  type Level,
  type Share,
  type Standing,
  type Succession,
  successorsOn,
  type Territory,
  type UnitVersion,
  unitsOn,
  versionOn,
} from './territory.ts'
