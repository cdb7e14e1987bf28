import { remember, remembered } from './remember.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export function rememberedTheme(): Theme {
  const kept = remembered('theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Shows the theme, keeps the choice, and follows the system while the choice is `system`. */
export function setTheme(theme: Theme): void {
  remember('theme', theme)
  show(theme)
}

export function followTheme(): void {
  show(rememberedTheme())
  darkSystem().addEventListener('change', () => show(rememberedTheme()))
}

function show(theme: Theme): void {
  const isDark = theme === 'dark' || (theme === 'system' && darkSystem().matches)
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
}

function darkSystem(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}
