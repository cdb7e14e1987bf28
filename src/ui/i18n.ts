import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { useLingui } from '@lingui/react'
import type { Title } from '#kernel/title.ts'
import { remember, remembered } from './remember.ts'

export const LOCALES = ['vi', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** Vietnamese stands in the source; English is loaded when asked for. The choice is kept in the browser. */
export async function setLocale(locale: Locale): Promise<void> {
  i18n.setMessagesCompiler(compileMessage)
  const messages = locale === 'en' ? (await import('./locales/en.po')).messages : {}
  i18n.loadAndActivate({ locale, messages })
  document.documentElement.lang = locale
  remember('locale', locale)
}

export function rememberedLocale(): Locale {
  return remembered('locale') === 'en' ? 'en' : 'vi'
}

export function currentLocale(): Locale {
  return i18n.locale === 'en' ? 'en' : 'vi'
}

/** Picks the wording of the language shown: `const title = useTitle(); title(goal.short)`. */
export function useTitle(): (title: Title) => string {
  const locale = useLingui().i18n.locale === 'en' ? 'en' : 'vi'
  return (title) => title[locale]
}
