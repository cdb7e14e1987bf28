export type LockEntry = {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
export type Lock = { packages: Record<string, LockEntry> }

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** Entries for the optional packages that the lock's packages name but the lock does not hold. */
export function findMissing({ packages }: Lock): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {}
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const isExact = /^\d+\.\d+\.\d+[\w.-]*$/.test(version)
      const held = findHeld({ ...packages, ...missing }, path, name)
      if (held && (!isExact || held.version === version)) continue
      if (!isExact) throw new Error(`${path}: ${name} has no exact version: ${version}`)
      const beside = join(outerOf(path), name) // where it would stand, unless another version stands there
      missing[packages[beside] ? join(path, name) : beside] = {
        version,
        ...platformOf(name),
        ...(dev && { dev }),
        optional: true,
      }
    }
  }
  return missing
}

/** Node looks for a package inside the one that wants it, then beside it, then further out. */
function findHeld(packages: Lock['packages'], path: string, name: string): LockEntry | undefined {
  const held = packages[join(path, name)]
  return held || path === '' ? held : findHeld(packages, outerOf(path), name)
}

const outerOf = (path: string): string => path.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')
const join = (path: string, name: string): string => `${path}${path && '/'}node_modules/${name}`

/** Packages for one platform carry it in their name: `…-linux-arm64-musl`, `…-win32-x64-msvc`. */
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = (name.split('/').at(-1) ?? '').replaceAll('windows', 'win32').split('-')
  const os = words.filter((word) => SYSTEMS.includes(word))
  const cpu = words.filter((word) => PROCESSORS.includes(word))
  if (cpu.length === 0) throw new Error(`${name}: for which platform?`)
  const libc = words.flatMap((word) => (/^musl/.test(word) ? ['musl'] : /^gnu/.test(word) ? ['glibc'] : []))
  return { ...(os.length > 0 && { os }), cpu, ...(os[0] === 'linux' && libc.length > 0 && { libc }) }
}
