import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import styles from './map.module.css'
import { territoryMapQuery } from './map.queries.ts'
import { Fallback } from './map-fallback.tsx'
import type { ProgressMapProps } from './map-props.ts'
import { TileGrid } from './tile-grid.tsx'

const MapDrawing = lazy(() => import('./map-drawing.tsx').then(({ MapDrawing }) => ({ default: MapDrawing })))

/**
 * The provinces as a map. The drawing comes after the page; where it does not come (a bad line), equal tiles stand in
 * for it and say so.
 */
export function ProgressMap(props: ProgressMapProps) {
  const { data: map, isError } = useQuery(territoryMapQuery)
  const instead = (
    <>
      <p role="status">
        <Trans>
          Không tải được bản đồ, nên các tỉnh được bày thành ô bằng nhau. Số liệu không đổi; tải lại trang để thử lại.
        </Trans>
      </p>
      <TileGrid {...props} />
    </>
  )
  if (isError) return instead
  const waiting = (
    <p role="status" className={styles.waiting}>
      <Trans>Đang tải bản đồ…</Trans>
    </p>
  )
  if (!map) return waiting
  return (
    <Fallback instead={instead}>
      <Suspense fallback={waiting}>
        <MapDrawing {...props} map={map} />
      </Suspense>
    </Fallback>
  )
}
