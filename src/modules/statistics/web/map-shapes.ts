import { geoMercator, geoPath } from 'd3-geo'
import { feature, merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'

export const DRAWING = { width: 640, height: 900, land: { left: 6, top: 6, right: 440, bottom: 894 } }

/** A unit as it is drawn: its outline, and the middle of it where a tooltip points. */
export type MapShape = { id: string; outline: string; x: number; y: number }

type Land = Polygon<{ name: string | null }> | MultiPolygon<{ name: string | null }>
export type ProvinceTopology = Topology<{ vnm: GeometryCollection<{ name: string | null }> }>

/**
 * Draws units by joining the shapes of the provinces they stand on, without lines between them.
 * @param names which shape is the ground of which province of 2008–2025
 * @param units each with the codes of its ground; one whose ground has no shape is left out
 */
export function drawShapes(
  topology: ProvinceTopology,
  names: { shape: string; code: string }[],
  units: { id: string; shapes: string[] }[],
): MapShape[] {
  const codes = new Map(names.map(({ shape, code }) => [shape, code]))
  const byCode = new Map<string, Land>()
  for (const geometry of topology.objects.vnm.geometries) {
    const { name } = geometry.properties as { name: string | null }
    const code = name ? codes.get(name) : undefined
    if (code) byCode.set(code, geometry as Land)
  }
  const { land } = DRAWING
  const all = { type: 'GeometryCollection' as const, geometries: [...byCode.values()] }
  const projection = geoMercator().fitExtent(
    [
      [land.left, land.top],
      [land.right, land.bottom],
    ],
    feature(topology, all),
  )
  const path = geoPath(projection).digits(1)
  return units.flatMap(({ id, shapes }) => {
    const ground = shapes.map((code) => byCode.get(code)).filter((shape) => shape !== undefined)
    if (ground.length === 0) return []
    const joined = merge(topology as unknown as Topology, ground)
    const [x, y] = path.centroid(joined)
    return [{ id, outline: path(joined) ?? '', x, y }]
  })
}
