import { Trans, useLingui } from '@lingui/react/macro'
import { formatNumber } from '#kernel/number.ts'
import { Icon } from '#ui/icon.tsx'
import type { EvidenceFile } from '../contract.ts'
import { evidencePath } from './results.queries.ts'

/** The files a result rests on: pictures as pictures, the rest by name; each opens in a window of its own. */
export function EvidenceList({ evidence }: { evidence: EvidenceFile[] }) {
  const { t } = useLingui()
  if (evidence.length === 0)
    return (
      <p className="soft">
        <Trans>Chưa có chứng từ nào. Không có chứng từ thì không nghiệm thu được.</Trans>
      </p>
    )
  return (
    <ul className="evidence">
      {evidence.map((file) => (
        <li key={file.id}>
          {file.isComplete ? (
            <a href={evidencePath(file)} target="_blank" rel="noreferrer" title={`SHA-256 ${file.sha256}`}>
              {file.mediaType?.startsWith('image/') && file.mediaType !== 'image/heic' ? (
                <img src={evidencePath(file)} alt={t`Chứng từ ${file.name}`} loading="lazy" />
              ) : (
                <span className="evidence-page">
                  <Icon name="file" size={40} />
                </span>
              )}
              <span className="evidence-name small">{file.name}</span>
              <span className="soft small num">
                <Trans>{formatNumber(Math.ceil(file.size / 1024))} kB</Trans>
              </span>
            </a>
          ) : (
            <span className="soft">
              {file.name}: <Trans>chưa gửi xong</Trans>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
