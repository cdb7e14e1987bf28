/** What other modules may ask of territory. Everything else here is private. */

export { fullNameOf as fullName } from '../domain/full-name.ts'
export { listSuccessions } from './get-unit-history.ts'
export { NATION_ID, provinceIdOf, unitIdOf } from './ids.ts'
export { importTerritory, previewImport } from './import-territory.ts'
export { listProvinces } from './list-provinces.ts'
export { loadPackTerritory } from './load-pack-territory.ts'
export { getMapData, listGroupings, regionsOf } from './pack-views.ts'
export { findPlace, findUnitState, nameUnits, type Place } from './places.ts'
export { type ProvinceBook, provinceHistory, provinceNear, provincesHeld } from './province-book.ts'
export { findUnit, listUnits } from './queries.ts'
export { territoryRoutes } from './routes.ts'
export { undoImport } from './undo-import.ts'
