import { z } from 'zod'

export const Role = z.enum(['ministry', 'province', 'reader'])
export type Role = z.infer<typeof Role>

export const SignIn = z.strictObject({
  email: z.email('Nhập địa chỉ thư, ví dụ ten@antoan.vn').transform((text) => text.toLowerCase()),
  password: z.string().min(1, 'Nhập mật khẩu').max(200),
})
export type SignIn = z.infer<typeof SignIn>

/** Who is signed in, and for which territory. */
export const Me = z.object({
  name: z.string(),
  email: z.string(),
  role: Role,
  province: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
  /** Provinces held: the province and its predecessors. Null: the whole nation. */
  provinceIds: z.array(z.uuid()).nullable(),
  isDemo: z.boolean().describe('The data are a demonstration'),
})
export type Me = z.infer<typeof Me>

/** What a visitor may know before signing in. */
export const System = z.object({
  version: z.string(),
  isDemo: z.boolean().describe('The data are a demonstration; every page says so'),
  demoAccounts: z
    .array(z.object({ email: z.string(), password: z.string(), name: z.string(), role: Role }))
    .describe('Told only where the data are a demonstration'),
})
export type System = z.infer<typeof System>

/** Name of the cookie that holds a session. */
export const COOKIE = 'antoan_session'
