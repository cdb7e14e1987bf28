import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ProgressUnit } from '../contract.ts'
import styles from './map.module.css'
import { MAP_CLASS_LABELS, MAP_CLASSES, mapClass } from './map-class.ts'
import { MapSwatch } from './map-patterns.tsx'

/** What colour and pattern mean, in words, each with the number of provinces it is shown on. */
export function MapLegend({ prefix, provinces, goal }: { prefix: string; provinces: ProgressUnit[]; goal: number }) {
  const { i18n } = useLingui()
  const counts = new Map<string, number>()
  for (const { cells } of provinces) {
    const name = mapClass(cells[goal]!)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return (
    <div className={styles.legend}>
      <p className={styles.legendTitle}>
        <Trans>Chú giải</Trans>
      </p>
      <ul>
        {MAP_CLASSES.filter((name) => counts.has(name)).map((name) => (
          <li key={name}>
            <MapSwatch prefix={prefix} name={name} />
            <span>{i18n._(MAP_CLASS_LABELS[name])}</span>
            <span className={styles.count}>
              <Plural value={counts.get(name) ?? 0} one="# tỉnh" other="# tỉnh" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
