import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { currentLocale, type Locale, setLocale } from './i18n.ts'
import { rememberedTheme, setTheme, type Theme } from './theme.ts'

/** Language and theme, kept in the browser. */
export function Preferences() {
  const { t } = useLingui()
  const [theme, choose] = useState<Theme>(rememberedTheme)
  const locale = currentLocale()
  const other: Locale = locale === 'vi' ? 'en' : 'vi'
  return (
    <div className="preferences">
      <button type="button" className="button button-quiet" lang={other} onClick={() => void setLocale(other)}>
        {other === 'en' ? 'English' : 'Tiếng Việt'}
      </button>
      <label className="preferences-theme">
        <span className="hidden">
          <Trans>Nền trang</Trans>
        </span>
        <select
          value={theme}
          onChange={({ target }) => {
            choose(target.value as Theme)
            setTheme(target.value as Theme)
          }}
        >
          <option value="system">{t`Nền theo máy`}</option>
          <option value="light">{t`Nền sáng`}</option>
          <option value="dark">{t`Nền tối`}</option>
        </select>
      </label>
    </div>
  )
}
