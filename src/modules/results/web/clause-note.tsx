import { Trans } from '@lingui/react/macro'
import type { Citation } from '#kernel/citation.ts'
import type { Source } from '#kernel/source.ts'

/** The clause an indicator rests on, with the words relied on. */
export function ClauseNote({
  citation: { source, clause, quote },
  sources,
}: {
  citation: Citation
  sources: Source[]
}) {
  const document = sources.find(({ id }) => id === source)
  return (
    <div className="clause">
      <Trans>
        Theo {clause}, {document?.number ?? source}:
      </Trans>
      <blockquote lang="vi">«{quote}»</blockquote>
    </div>
  )
}
