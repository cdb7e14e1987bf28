import { readFileSync } from 'node:fs'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'

/** The machine the figures were got on, and how busy it was: a figure without it says nothing. */
export function describeMachine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const system =
    platform() === 'linux'
      ? (/PRETTY_NAME="([^"]+)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? platform())
      : `${platform()} ${release()}`
  return `${cpus().length} × ${cpu?.model.trim()}, ${memory} GiB, ${system}, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(1)} at the start`
}

/** The value below which `share` of the sorted measurements lie. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}
