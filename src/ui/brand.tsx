/** The mark and the name of the product. */
export function Brand({ size = 30 }: { size?: number }) {
  return (
    <span className="brand">
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path className="brand-shield" d="M16 1.5 28 6v9.6c0 7.2-4.9 12.3-12 14.9C8.9 27.9 4 22.8 4 15.6V6z" />
        <path className="brand-lines" d="M9.5 20.5h13M9.5 16.5h13" />
        <path className="brand-tick" d="m10 13.2 4.3 4.6 8-10" />
      </svg>
      <span className="brand-name">An Toàn</span>
    </span>
  )
}
