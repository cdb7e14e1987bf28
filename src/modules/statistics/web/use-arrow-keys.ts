import { type FocusEvent, type KeyboardEvent, useRef } from 'react'

const MOVES: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * Arrow keys among the elements that carry `data-at="row:column"` below the one these handlers are put on. Tab goes in
 * and out once: a table of 700 figures is one stop, not 700.
 */
export function useArrowKeys() {
  const current = useRef<HTMLElement>(undefined)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = MOVES[event.key]
    const at = event.target instanceof HTMLElement ? event.target.dataset['at'] : undefined
    if (!move || !at) return
    const next = nextOf(event.currentTarget, at, move)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  const onFocus = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (!target.dataset['at']) return
    const before = current.current?.isConnected
      ? current.current
      : currentTarget.querySelector<HTMLElement>('[data-at][tabindex="0"]')
    if (before) before.tabIndex = -1
    target.tabIndex = 0
    current.current = target
  }
  return { onKeyDown, onFocus }
}

function nextOf(box: HTMLElement, at: string, [down, right]: [number, number]): HTMLElement | null {
  let [row, column] = at.split(':').map(Number) as [number, number]
  row += down
  column += right
  return box.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`)
}
