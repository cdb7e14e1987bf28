import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyPluginAsync } from 'fastify'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
}
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest'])

type Asset = { type: string; etag: string; plain: Buffer; gzip?: Buffer; brotli?: Buffer; isLasting: boolean }

/**
 * Serves the built web from memory, compressed once at start: a few hundred kilobytes that every visitor asks for.
 * An address that is neither a file nor the API's is a page, and gets index.html.
 */
export const serveWeb: FastifyPluginAsync<{ folder: string }> = async (app, { folder }) => {
  const assets = await readAssets(folder)
  const page = assets.get('/index.html')
  if (!page) throw new Error(`No built web in ${folder}`)
  app.get(
    '/*',
    { config: { permission: 'public', rateLimit: false }, schema: { hide: true } as object },
    async (request, reply) => {
      const path = request.url.split('?', 1)[0]!
      const asset = assets.get(path) ?? (path.startsWith('/api/') || extname(path) ? undefined : page)
      if (!asset) return reply.callNotFound()
      reply.header('etag', asset.etag).header('vary', 'accept-encoding')
      reply.header('cache-control', asset.isLasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send()
      const accepts = request.headers['accept-encoding'] ?? ''
      const encoding =
        asset.brotli && /\bbr\b/.test(accepts) ? 'br' : asset.gzip && /\bgzip\b/.test(accepts) ? 'gzip' : undefined
      if (encoding) reply.header('content-encoding', encoding)
      return reply
        .type(asset.type)
        .send(encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.plain)
    },
  )
}

async function readAssets(folder: string): Promise<Map<string, Asset>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const read = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name)
    const path = `/${relative(folder, file).split(sep).join('/')}`
    return [path, await readAsset(file, path)] as const
  })
  return new Map(await Promise.all(read))
}

async function readAsset(file: string, path: string): Promise<Asset> {
  const plain = await readFile(file)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  // Vite puts a hash of the content into the names under assets/: such a file never changes.
  const asset: Asset = { type, etag, plain, isLasting: path.startsWith('/assets/') }
  if (!COMPRESSED.has(extname(file))) return asset
  return {
    ...asset,
    gzip: gzipSync(plain),
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  }
}
