/** Strokes of 24 × 24 icons drawn for this product; one path each. */
const PATHS = {
  check: 'M5 12.5 10 17.5 19.5 7',
  half: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 3.5v17M12 7h4.5M12 12h8.5M12 17h4.5',
  dashed: 'M12 3.5h.1M18 6h.1M20.5 12h.1M18 18h.1M12 20.5h.1M6 18h.1M3.5 12h.1M6 6h.1',
  alert: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5M12 16.3v.2',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 11v5.5M12 7.6v.2',
  none: 'M7 12h10',
  zero: 'M12 5c-3 0-4.5 3-4.5 7s1.5 7 4.5 7 4.5-3 4.5-7-1.5-7-4.5-7',
  limit: 'M18 4v16M4 12h10M10 8l4 4-4 4',
  over: 'M12 4v16M3 12h18M17 8l4 4-4 4',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  down: 'M6 9.5l6 6 6-6',
  right: 'M9.5 6l6 6-6 6',
  up: 'M6 14.5l6-6 6 6',
  sort: 'M8 10l4-4.5 4 4.5M8 14l4 4.5 4-4.5',
  download: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M5 19.5h14',
  file: 'M6.5 3.5h7.5l4 4v13H6.5zM13.5 3.5v4.5H18',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  map: 'M4 6.5 9.5 4l5 2.5L20 4v13.5L14.5 20l-5-2.5L4 20zM9.5 4v13.5M14.5 6.5V20',
  tiles: 'M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z',
  trend: 'M4 19.5h16M4 15.5l5-5 4 3.5 7-8',
  undo: 'M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5 5 0 0 1 0 10H9',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8M4.5 20.5c.8-4 3.8-5.8 7.5-5.8s6.7 1.8 7.5 5.8',
} as const

export type IconName = keyof typeof PATHS

/** Decoration beside words: hidden from assistive technology. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={`icon icon-${name}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
