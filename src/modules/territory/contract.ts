import { z } from 'zod'
import { PlainDate } from '#kernel/plain-date.ts'
import { Title } from '#kernel/title.ts'
import { writtenText } from '#kernel/written-text.ts'
import { LEVELS, SHARES } from './domain/territory.ts'

export const Level = z.enum(LEVELS)

/** A unit as it stood on a day. */
export const Unit = z.object({
  id: z.uuid(),
  level: Level,
  code: z.string(),
  name: z.string().describe('Without its kind'),
  kind: z.string(),
  fullName: z.string().describe('With its kind: Tỉnh Bắc Kạn'),
  parentId: z.uuid().nullable(),
  fromOn: PlainDate,
  toOn: PlainDate.nullable().describe('The first day it no longer holds; null while it holds'),
})
export type Unit = z.infer<typeof Unit>

/** A province on a day, with the provinces it was formed of (none if it stood from the beginning of the list). */
export const Province = Unit.extend({
  predecessors: z.array(z.object({ id: z.uuid(), code: z.string(), fullName: z.string() })),
})
export type Province = z.infer<typeof Province>

export const ListProvinces = z.object({ on: PlainDate.optional().describe('Today if left out') })

export const ListUnits = z.object({
  level: Level.default('commune'),
  on: PlainDate.optional().describe('Today if left out'),
  parent: z.uuid().optional().describe('A province or district'),
  search: z
    .string()
    .max(100)
    .optional()
    .describe('Part of the name, tones do not matter, or the first digits of the code'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(200).optional(),
})
export type ListUnits = z.infer<typeof ListUnits>

export const UnitList = z.object({ units: z.array(Unit), nextCursor: z.string().nullable() })
export type UnitList = z.infer<typeof UnitList>

export const Relative = z.object({
  unit: Unit,
  onDay: PlainDate,
  share: z.enum(SHARES).describe('How much of the old unit went to the new one'),
  note: z.string(),
  source: z.string(),
})
export type Relative = z.infer<typeof Relative>

/** All that is known of a unit: its states, who it came from and who came from it. */
export const UnitHistory = z.object({
  id: z.uuid(),
  level: Level,
  states: z.array(Unit.extend({ source: z.string(), parentName: z.string().nullable() })),
  predecessors: z.array(Relative),
  successors: z.array(Relative),
})
export type UnitHistory = z.infer<typeof UnitHistory>

export const Grouping = z.object({
  code: z.string(),
  title: Title,
  groups: z.array(
    z.object({
      code: z.string(),
      title: Title,
      members: z.array(z.object({ unitId: z.uuid(), note: z.string().nullable() })),
    }),
  ),
})
export type Grouping = z.infer<typeof Grouping>

/** A province by its id, and by the code it had when it was formed: the shapes of the progress table are named by it. */
const Ground = { unitId: z.uuid(), code: z.string() }
const Archipelago = { name: z.string(), ...Ground }
const Place = { column: z.int(), row: z.int() }

/** What the map of provinces is drawn from: shapes by name, tiles, and the archipelagos that are always shown. */
export const MapData = z.object({
  shapes: z.array(z.object({ shape: z.string(), ...Ground })),
  archipelagos: z.array(z.object({ ...Archipelago, longitude: z.number(), latitude: z.number() })),
  grids: z.array(
    z.object({
      fromOn: PlainDate,
      toOn: PlainDate.nullable(),
      tiles: z.array(z.object({ ...Ground, ...Place })),
      archipelagos: z.array(z.object({ ...Archipelago, ...Place })),
    }),
  ),
})
export type MapData = z.infer<typeof MapData>

const Remark = z.object({
  row: z.int().nullable().describe('As a spreadsheet shows it; null if it is about no row of the file'),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
})

/** What an import of a file of units did, or would do. */
export const ImportReport = z.object({
  importId: z.uuid().nullable().describe('Null: nothing was imported (a preview, or nothing new)'),
  fileName: z.string(),
  kind: z.enum(['conversion', 'ward-list']),
  sha256: z.string(),
  counts: z.object({
    units: z.int().describe('Units the file speaks of'),
    versions: z.int().describe('States of units'),
    successions: z.int(),
    existing: z.int().describe('States and successions that stand already'),
    new: z.int(),
    changed: z.int(),
  }),
  problems: z.array(Remark).describe('Rows left out'),
  remarks: z.array(Remark).describe('Rows placed, with something to know'),
})
export type ImportReport = z.infer<typeof ImportReport>

export const Import = z.object({
  id: z.uuid(),
  fileName: z.string(),
  kind: z.enum(['pack', 'conversion', 'ward-list']),
  sha256: z.string(),
  counts: z.record(z.string(), z.number()),
  importedAt: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
})
export type Import = z.infer<typeof Import>

export const FileName = z.object({ fileName: writtenText().min(1).max(255) })
export const UnitById = z.object({ id: z.uuid() })
