import { z } from 'zod'

/** A name in both languages of the product. Vietnamese is the original. */
export const Title = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
export type Title = z.infer<typeof Title>
