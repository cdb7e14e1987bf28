// Generated from the migrated database by `npm run db:types`. Do not edit.
import type { ColumnType } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'

/** A column the database fills when it is left out. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>
export type Instant = ColumnType<Date, Date | string, Date | string>
/** Read as parsed JSON, written as JSON text. */
export type Json = ColumnType<unknown, string, string>

export interface IdentityAccount {
  id: string
  email: string
  name: string
  role: string
  provinceId: string | null
  passwordHash: string
  isDemo: Generated<boolean>
  createdAt: Generated<Instant>
}

export interface IdentitySession {
  tokenHash: string
  accountId: string
  createdAt: Generated<Instant>
  expiresAt: Instant
}

export interface PlatformAudit {
  id: string
  at: Generated<Instant>
  accountId: string | null
  role: string
  action: string
  subject: string
  detail: Generated<Json>
}

export interface PlatformFile {
  unitId: string
  id: string
  name: string
  size: number
  sha256: string
  mediaType: string | null
  isComplete: Generated<boolean>
  createdBy: string | null
  createdAt: Generated<Instant>
}

export interface PlatformFileChunk {
  unitId: string
  fileId: string
  number: number
  content: Buffer
}

export interface PlatformIdempotency {
  accountId: string
  key: string
  requestHash: string
  status: number
  response: Json | null
  createdAt: Generated<Instant>
}

export interface PlatformMark {
  name: string
  value: string
}

export interface ResultsResult {
  unitId: string
  id: string
  provinceId: string
  indicator: string
  onDay: PlainDate
  quantities: Json
  note: Generated<string>
  state: string
  version: Generated<number>
  createdBy: string | null
  createdAt: Generated<Instant>
  changedAt: Generated<Instant>
}

export interface ResultsResultEvent {
  unitId: string
  resultId: string
  provinceId: string
  version: number
  move: string
  reason: Generated<string>
  detail: Generated<Json>
  byAccount: string | null
  at: Generated<Instant>
}

export interface ResultsResultFile {
  unitId: string
  resultId: string
  provinceId: string
  fileUnitId: string
  fileId: string
}

export interface ResultsResultPlace {
  id: string
  unitId: string
}

export interface StatisticsFact {
  unitId: string
  id: string
  provinceId: string
  measure: string
  onDay: PlainDate
  value: number
  adds: string
  sourceKind: string
  sourceId: string
  reverses: string | null
  note: Generated<string>
  evidence: Generated<Json>
  postedBy: string | null
  postedAt: Generated<Instant>
}

export interface StatisticsMonthTotal {
  provinceId: string
  year: number
  measure: string
  month: number
  value: number
  facts: number
}

export interface StatisticsYearTotal {
  provinceId: string
  year: number
  measure: string
  value: number
  facts: number
}

export interface TargetsLetter {
  id: string
  programme: string
  year: number
  number: string
  datedOn: PlainDate
  title: string
  fileUnitId: string
  fileId: string
  report: Json
  importedBy: string | null
  importedAt: Generated<Instant>
  undoneAt: Instant | null
  undoneBy: string | null
}

export interface TargetsTarget {
  unitId: string
  letterId: string
  measure: string
  year: number
  value: number
  rowNumber: number
  columnTitle: string
  cell: string
}

export interface TargetsTargetInForce {
  unitId: string
  year: number
  measure: string
  value: number
  letterId: string
  rowNumber: number
  columnTitle: string
  cell: string
}

export interface TerritoryGroupingMember {
  grouping: string
  groupCode: string
  unitId: string
}

export interface TerritoryImport {
  id: string
  fileName: string
  sha256: string
  kind: string
  counts: Json
  before: Generated<Json>
  importedBy: string | null
  importedAt: Generated<Instant>
  undoneAt: Instant | null
}

export interface TerritorySuccession {
  fromUnitId: string
  toUnitId: string
  onDay: PlainDate
  share: string
  note: Generated<string>
  source: string
  importId: string
}

export interface TerritoryUnit {
  id: string
  level: string
  importId: string
}

export interface TerritoryUnitVersion {
  unitId: string
  fromOn: PlainDate
  toOn: PlainDate | null
  level: string
  code: string
  name: string
  kind: string
  nameKey: string
  parentId: string | null
  source: string
  importId: string
}

export interface DB {
  'identity.account': IdentityAccount
  'identity.session': IdentitySession
  'platform.audit': PlatformAudit
  'platform.file': PlatformFile
  'platform.fileChunk': PlatformFileChunk
  'platform.idempotency': PlatformIdempotency
  'platform.mark': PlatformMark
  'results.result': ResultsResult
  'results.resultEvent': ResultsResultEvent
  'results.resultFile': ResultsResultFile
  'results.resultPlace': ResultsResultPlace
  'statistics.fact': StatisticsFact
  'statistics.monthTotal': StatisticsMonthTotal
  'statistics.yearTotal': StatisticsYearTotal
  'targets.letter': TargetsLetter
  'targets.target': TargetsTarget
  'targets.targetInForce': TargetsTargetInForce
  'territory.groupingMember': TerritoryGroupingMember
  'territory.import': TerritoryImport
  'territory.succession': TerritorySuccession
  'territory.unit': TerritoryUnit
  'territory.unitVersion': TerritoryUnitVersion
}
