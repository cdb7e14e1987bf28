import type { PlainDate } from '#kernel/plain-date.ts'
import { Problem } from '#kernel/problem.ts'
import type { Db } from './db.ts'
import type { Pack } from './packs.ts'
import { PERMISSIONS, type Permission, type Role } from './permissions.ts'

/** Who asks, and which provinces they hold. */
export class User {
  readonly accountId: string | null
  readonly name: string
  readonly role: Role
  /** Ids of the provinces held: the province of the account with its predecessors, or the whole nation. */
  readonly provinces: 'nation' | readonly string[]

  constructor(user: { accountId: string | null; name: string; role: Role; provinces: 'nation' | readonly string[] }) {
    this.accountId = user.accountId
    this.name = user.name
    this.role = user.role
    this.provinces = user.provinces
  }

  /** May they do it, there? Without a place: may they do it at all. */
  may(permission: Permission, place?: { provinceId: string }): boolean {
    if (!(PERMISSIONS[permission] as readonly Role[]).includes(this.role)) return false
    return !place || this.holds(place.provinceId)
  }

  /** Throws a refusal that says why. */
  must(permission: Permission, place?: { provinceId: string; provinceName?: string }): void {
    if (!this.may(permission)) throw new Problem('common.forbidden', { data: { permission } })
    if (place && !this.holds(place.provinceId)) {
      const where = place.provinceName ? ` Việc này thuộc ${place.provinceName}.` : ' Việc này thuộc tỉnh khác.'
      throw new Problem('common.forbidden', { detail: `Tài khoản này không được làm việc đó.${where}` })
    }
  }

  holds(provinceId: string): boolean {
    return this.provinces === 'nation' || this.provinces.includes(provinceId)
  }
}

/** The product itself: start-up, sign-in before anybody is known, the command line of whoever holds the machine. */
export const systemUser = new User({ accountId: null, name: 'Hệ thống', role: 'system', provinces: 'nation' })

/** All a use case may know of the world. */
export type Context = { db: Db; user: User; pack: Pack; now: Date; today: PlainDate }
