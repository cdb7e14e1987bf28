/** «Tỉnh Bắc Kạn» of kind «tỉnh» and name «Bắc Kạn». */
export function fullNameOf({ kind, name }: { kind: string; name: string }): string {
  return kind ? `${kind[0]!.toUpperCase()}${kind.slice(1)} ${name}` : name
}
