import { z } from 'zod'

/** Where a value comes from: the document, its clause, and the words relied on. */
export const Citation = z.strictObject({
  source: z.string().describe('Id of the document in sources.yaml'),
  clause: z.string(),
  quote: z.string().describe('The words relied on, as they stand in the document'),
})
export type Citation = z.infer<typeof Citation>
