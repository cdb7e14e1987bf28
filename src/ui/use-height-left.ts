import { useLayoutEffect, useState } from 'react'

/**
 * How many pixels there are from the top of an element to the bottom of the window while the page stands at its top:
 * what a picture may take without scrolling. Follows the window and what stands above. Undefined before it is measured.
 */
export function useHeightLeft(): [ref: (element: HTMLElement | null) => void, height: number | undefined] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [height, setHeight] = useState<number>()
  useLayoutEffect(() => {
    if (!element) return
    const measure = () =>
      setHeight(Math.floor(window.innerHeight - element.getBoundingClientRect().top - window.scrollY))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [element])
  return [setElement, height]
}
