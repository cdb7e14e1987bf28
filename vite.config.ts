import { lingui } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig, type PluginOption } from 'vite'

/**
 * What turns the web's source into JavaScript: message macros first, then React. Tests of pages use the same.
 * Messages stay in the bundle (`stripMessageField: false`): Vietnamese needs no catalogue, only English is loaded.
 */
export function webPlugins(): PluginOption[] {
  return [
    babel({
      include: /\/src\/.*\.tsx?$/,
      plugins: [['@lingui/babel-plugin-lingui-macro', { stripMessageField: false }]],
    }),
    react(),
    lingui(),
  ]
}

const SERVER = process.env['ANTOAN_API'] ?? 'http://127.0.0.1:3727'

export default defineConfig({
  plugins: webPlugins(),
  // The manifest says which files a page needs: bench/first-page.ts counts them.
  build: { outDir: 'dist/web', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 700, manifest: true },
  // The server compares the origin of a change with the host asked: it must stay the one the browser knows.
  server: { proxy: { '/api': { target: SERVER, changeOrigin: false } } },
})
