import { useLingui } from '@lingui/react/macro'
import { Page } from '#ui/page.tsx'

export function ProgressPage() {
  const { t } = useLingui()
  return <Page title={t`Tiến độ`}>…</Page>
}
