import { z } from 'zod'
import { Citation } from '#kernel/citation.ts'
import { PlainDate } from '#kernel/plain-date.ts'
import { Title } from '#kernel/title.ts'

/** What an indicator counts: a number, classes with their people, a share of a register in percent, or done / not done. */
export const IndicatorKind = z.enum(['count', 'classes', 'share', 'yes-no'])
export type IndicatorKind = z.infer<typeof IndicatorKind>

/** Which side of the target is the good one. */
export const Direction = z.enum(['at-most', 'at-least', 'exactly'])
export type Direction = z.infer<typeof Direction>

/** How the column of an indicator is known by the headings of an allocation letter; each list holds ways to write the same. */
export const Recognise = z.strictObject({
  under: z.array(z.string().min(1)).min(1).optional().describe('Words of the heading above the column'),
  heading: z.array(z.string().min(1)).min(1).describe('Words of the heading of the column itself'),
})
export type Recognise = z.infer<typeof Recognise>

/** Something the programme sets a target for and counts. Codes are `project.kebab-phrase`. */
export const Indicator = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9]*\.[a-z][a-z0-9-]*$/),
  project: z.string(),
  title: Title,
  short: Title.describe('For the head of a table'),
  kind: IndicatorKind,
  direction: Direction,
  unit: Title,
  priority: z.boolean().describe('Is it among the priority targets of the letter?'),
  within: z.string().optional().describe('The indicator this one is a part of, and so cannot exceed'),
  citation: Citation,
  recognise: Recognise,
})
export type Indicator = z.infer<typeof Indicator>

export const Project = z.strictObject({ id: z.string().min(1), title: Title })
export type Project = z.infer<typeof Project>

/** A programme as it stands in the pack. In force from a day to (not on) a day. */
export const Programme = z
  .strictObject({
    id: z.string().min(1),
    title: Title,
    from: PlainDate,
    to: PlainDate,
    citation: Citation,
    grouping: z.string().min(1).describe('How its letters group the provinces: a grouping of territory/regions.yaml'),
    projects: z.array(Project).min(1),
    indicators: z.array(Indicator).min(1),
  })
  .superRefine((programme, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message })
    if (programme.from >= programme.to) complain(`${programme.id}: ends before it begins`)
    for (const code of repeated(programme.indicators.map((indicator) => indicator.code)))
      complain(`${code}: named twice`)
    for (const id of repeated(programme.projects.map((project) => project.id))) complain(`${id}: named twice`)
    for (const { code, project, within } of programme.indicators) {
      if (!programme.projects.some(({ id }) => id === project)) complain(`${code}: no project '${project}'`)
      if (within && (within === code || !programme.indicators.some((other) => other.code === within)))
        complain(`${code}: no other indicator '${within}'`)
    }
  })
export type Programme = z.infer<typeof Programme>

/** The indicator of that code, if the programme has it. */
export function findIndicator(programme: Programme, code: string): Indicator | undefined {
  return programme.indicators.find((indicator) => indicator.code === code)
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
