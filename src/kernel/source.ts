import { z } from 'zod'
import { PlainDate } from './plain-date.ts'
import { Title } from './title.ts'

/** A document the pack cites. */
export const Source = z.strictObject({
  id: z.string().min(1),
  number: z.string().min(1).describe('As printed: 727/LĐTBXH-ATLĐ'),
  name: Title,
  issuer: z.string().min(1),
  date: PlainDate,
  link: z.url().optional(),
})
export type Source = z.infer<typeof Source>
