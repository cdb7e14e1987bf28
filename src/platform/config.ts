import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { PlainError } from './plain-error.ts'

/** How one running An Toàn is set up. */
export type Config = {
  /** Port of the web; 0 lets the system choose. */
  port: number
  /** Address listened on. */
  host: string
  /** An existing PostgreSQL ≥ 15; absent: the embedded one. */
  databaseUrl: string | undefined
  /** Folder of the embedded database, as an absolute path. */
  dataDir: string
  /** May demo data be loaded into an empty database? */
  withDemo: boolean
}

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/** Each setting: how it is read, and what to say (Vietnamese, English) when it cannot be. */
const SETTINGS = {
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65_535))
      .default(3727),
    expected: ['cần là số cổng từ 1 đến 65535', 'must be a port from 1 to 65535'],
  },
  HOST: {
    schema: z
      .string()
      .regex(/^[A-Za-z0-9._:%-]{1,253}$/)
      .default('127.0.0.1'),
    expected: ['cần là tên máy hoặc địa chỉ IP', 'must be a host name or an IP address'],
  },
  DATABASE_URL: {
    schema: z.string().refine(isPostgresUrl).optional(),
    expected: [
      'cần có dạng postgresql://người-dùng:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu',
      'must look like postgresql://user:password@host:port/database',
    ],
  },
  ANTOAN_DATA: {
    schema: z
      .string()
      .regex(/^[^\0]+$/)
      .optional(),
    expected: ['cần là đường dẫn của một thư mục', 'must be the path of a folder'],
  },
} as const

/**
 * Reads the configuration from the environment and the arguments after the program's name.
 * An empty variable counts as not set. Throws a `PlainError` naming the first wrong value.
 */
export function readConfig(env: Record<string, string | undefined>, argv: readonly string[]): Config {
  const unknown = argv.find((argument) => argument !== '--no-demo')
  if (unknown !== undefined) {
    throw new PlainError(
      `Không hiểu tham số «${unknown}»; chỉ có --no-demo`,
      `Unknown argument "${unknown}"; there is only --no-demo`,
    )
  }
  const dataDir = read('ANTOAN_DATA', env)
  return {
    port: read('PORT', env),
    host: read('HOST', env),
    databaseUrl: read('DATABASE_URL', env),
    dataDir: dataDir === undefined ? resolve(PROJECT, '.data') : resolve(dataDir),
    withDemo: !argv.includes('--no-demo'),
  }
}

function read<Name extends keyof typeof SETTINGS>(name: Name, env: Record<string, string | undefined>) {
  const { schema, expected } = SETTINGS[name]
  const text = env[name]?.trim() || undefined
  const parsed = schema.safeParse(text)
  // The value of DATABASE_URL holds a password: it is never shown.
  const shown = name === 'DATABASE_URL' ? '' : ` (đang là «${text}»)`
  if (!parsed.success) throw new PlainError(`${name} ${expected[0]}${shown}`, `${name} ${expected[1]}`)
  return parsed.data as z.output<(typeof SETTINGS)[Name]['schema']>
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
}
