import { useLingui } from '@lingui/react'
import type { ProgressUnit } from '../contract.ts'

/** How a unit is called in the language shown: the nation and regions have English names, provinces keep their own. */
export function useUnitNames() {
  const isEnglish = useLingui().i18n.locale === 'en'
  return {
    nameOf: ({ name, nameEn }: Pick<ProgressUnit, 'name' | 'nameEn'>): string => (isEnglish ? nameEn : name),
    fullNameOf: ({ nameEn, fullName, level }: Pick<ProgressUnit, 'nameEn' | 'fullName' | 'level'>): string =>
      isEnglish && level !== 'province' ? nameEn : fullName,
  }
}
