/** Keeps a small choice of the person in this browser. A browser that forbids it is no reason to fail. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`antoan.${key}`, value)
  } catch {
    // Storage is full or forbidden: the choice lasts until the page is closed.
  }
}

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`antoan.${key}`)
  } catch {
    return null
  }
}
