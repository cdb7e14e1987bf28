import type { ReactNode } from 'react'
import styles from './map.module.css'
import { MAP_CLASSES, type MapClass } from './map-class.ts'

/** The marks that tell the classes apart without colour; the ground colour comes from the style sheet. */
const MARKS: Record<MapClass, ReactNode> = {
  met: null,
  'within-limit': <path d="M5 0V10" />,
  near: <path d="M-2 2 2 -2M0 10 10 0M8 12 12 8" />,
  far: <path d="M-2 8 2 12M0 0 10 10M8 -2 12 2" />,
  'over-limit': <path d="M0 0 10 10M10 0 0 10" />,
  'not-reported': (
    <>
      <circle cx={2.5} cy={2.5} r={1} />
      <circle cx={7.5} cy={7.5} r={1} />
    </>
  ),
  'nothing-due': <path d="M0 5H10" />,
  'not-assigned': null,
}

/** The patterns of the map, named `<prefix>-<class>`. */
export function MapPatterns({ prefix }: { prefix: string }) {
  return (
    <defs>
      {MAP_CLASSES.map((name) => (
        <pattern key={name} id={`${prefix}-${name}`} width={10} height={10} patternUnits="userSpaceOnUse">
          <g className={styles.pattern} data-class={name}>
            <rect width={10} height={10} />
            <g className={styles.marks}>{MARKS[name]}</g>
          </g>
        </pattern>
      ))}
    </defs>
  )
}

/** A small field in colour and pattern of a class; the words beside it say the same. */
export function MapSwatch({ prefix, name }: { prefix: string; name: MapClass }) {
  return (
    <svg className={styles.swatch} viewBox="0 0 28 16" width={28} height={16} aria-hidden="true">
      <rect x={0.5} y={0.5} width={27} height={15} fill={`url(#${prefix}-${name})`} />
    </svg>
  )
}
