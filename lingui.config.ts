import { formatter } from '@lingui/format-po'

export default {
  sourceLocale: 'vi',
  locales: ['vi', 'en'],
  catalogs: [
    {
      path: '<rootDir>/src/ui/locales/{locale}',
      include: ['<rootDir>/src/ui', '<rootDir>/src/app', '<rootDir>/src/modules'],
      exclude: ['**/*.test.*', '**/server/**', '**/domain/**', '**/testing/**'],
    },
  ],
  format: formatter({ lineNumbers: false, origins: true }),
}
