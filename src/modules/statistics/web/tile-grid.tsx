import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type CSSProperties, useId } from 'react'
import { formatNumber, formatPercent } from '#kernel/number.ts'
import type { GoalInfo, ProgressCell, ProgressUnit } from '../contract.ts'
import styles from './map.module.css'
import { territoryMapQuery } from './map.queries.ts'
import { MapAttention } from './map-attention.tsx'
import { figureInWords, mapClass } from './map-class.ts'
import { MapLegend } from './map-legend.tsx'
import { MapPatterns } from './map-patterns.tsx'
import type { ProgressMapProps } from './map-props.ts'
import { useRoving } from './map-roving.ts'
import tileStyles from './tile-grid.module.css'
import { tilePlaces } from './tile-places.ts'

/** The provinces as equal tiles: each as easy to see and to press as any other. The archipelagos stand in the East Sea. */
export function TileGrid({ progress, goalCode, onPick, onList }: ProgressMapProps) {
  const { i18n, t } = useLingui()
  const prefix = useId()
  const { data: map } = useQuery(territoryMapQuery)
  const index = Math.max(
    0,
    progress.goals.findIndex(({ code }) => code === goalCode),
  )
  const goal = progress.goals[index]!
  const provinces = progress.units.filter(({ level }) => level === 'province')
  const { units, islands, columns } = tilePlaces(
    provinces.map(({ id }) => id),
    map?.grids ?? [],
  )
  const tiles = [
    ...units.map((place) => ({
      ...place,
      id: place.unitId,
      name: undefined,
      unit: provinces.find(({ id }) => id === place.unitId),
    })),
    ...islands.map((place) => ({
      ...place,
      id: place.name,
      unit: provinces.find(({ shapes }) => shapes.includes(place.code)),
    })),
  ].sort((one, other) => one.row - other.row || one.column - other.column)
  const bind = useRoving(tiles.map(({ id, column, row }) => ({ id, x: column, y: row })))

  return (
    <div className={styles.tiles}>
      <svg className={styles.hidden} aria-hidden="true">
        <MapPatterns prefix={prefix} />
      </svg>
      <div className={styles.layout}>
        <fieldset className={tileStyles.grid} style={{ '--columns': columns } as CSSProperties}>
          <legend
            className={styles.hidden}
          >{t`Các tỉnh thành ô bằng nhau. Dùng phím mũi tên để đi, Enter để mở.`}</legend>
          {tiles.map(({ id, name, unit, column, row }) => (
            <button
              key={id}
              type="button"
              {...bind(id)}
              className={tileStyles.tile}
              style={{ '--column': column, gridRow: row + 1 } as CSSProperties}
              {...(name ? { 'data-island': name } : {})}
              title={name ?? unit?.fullName}
              onClick={() => unit && onPick(unit.id)}
            >
              <span className={styles.hidden}>
                {labelOf(name && t`Quần đảo ${name}`, unit, unit && figureInWords(i18n, goal, unit.cells[index]!))}
              </span>
              <span className={tileStyles.tileName} aria-hidden="true">
                {name ?? unit?.name}
              </span>
              <span className={tileStyles.tileShort} aria-hidden="true">
                {initials(name ?? unit?.name ?? '')}
              </span>
              <span className={tileStyles.tileFigure} aria-hidden="true">
                {unit && shortFigure(goal, unit.cells[index]!, t`chưa`)}
              </span>
              <svg viewBox="0 0 100 11" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
                <rect
                  width={100}
                  height={11}
                  fill={`url(#${prefix}-${unit ? mapClass(unit.cells[index]!) : 'not-assigned'})`}
                />
              </svg>
            </button>
          ))}
        </fieldset>
        <div className={styles.side}>
          <MapLegend prefix={prefix} provinces={provinces} goal={index} />
          <MapAttention progress={progress} goalCode={goalCode} onPick={onPick} {...(onList ? { onList } : {})} />
        </div>
      </div>
    </div>
  )
}

function labelOf(island: string | undefined, unit: ProgressUnit | undefined, figure: string | undefined): string {
  if (!unit) return island ?? ''
  return island ? `${island} (${unit.fullName}): ${figure}` : `${unit.fullName}: ${figure}`
}

/** What fits a tile: the percentage, a yes or no, a dash where nothing was assigned. */
function shortFigure({ kind }: GoalInfo, { state, percent, result }: ProgressCell, unreported: string): string {
  if (state === 'not-assigned') return '–'
  if (state === 'nothing-due') return '0'
  if (state === 'not-reported' || result === null) return unreported
  if (kind === 'yes-no') return result > 0 ? '✓' : '✗'
  return percent === null ? formatNumber(result) : formatPercent(Math.round(percent))
}

/** «Bà Rịa - Vũng Tàu» → «BRVT»: where the name does not fit; the whole name is read out and shown on hover. */
function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .join('')
}
