import { defineConfig } from 'vitest/config'
import { webPlugins } from './vite.config.ts'

// Four kinds of tests, by what they need: nothing, a PostgreSQL, a DOM, a browser with the whole server.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/kernel/**/*.test.ts', 'src/modules/*/domain/**/*.test.ts', 'src/modules/*/*.test.ts'],
        },
      },
      {
        test: {
          name: 'server',
          environment: 'node',
          include: [
            'src/platform/**/*.test.ts',
            'src/modules/*/server/**/*.test.ts',
            'src/app/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          globalSetup: 'src/app/testing/global-setup.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: webPlugins(),
        test: {
          name: 'web',
          environment: 'happy-dom',
          include: ['src/ui/**/*.test.{ts,tsx}', 'src/modules/*/web/**/*.test.{ts,tsx}', 'src/app/**/*.test.tsx'],
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'e2e/global-setup.ts',
          // One browser at a time, and only when the rest is done: this machine is all the server has.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
