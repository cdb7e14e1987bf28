import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 40rem)'

/** Is the window as narrow as a phone? Follows it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(NARROW)
      media.addEventListener('change', onChange)
      return () => media.removeEventListener('change', onChange)
    },
    () => matchMedia(NARROW).matches,
  )
}
