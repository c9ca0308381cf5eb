// What the system's answer about proxies means. Pure. Source of the format: the return value of a PAC file.

/** The proxy that is tried first, as `host:port`; undefined for a direct connection. */
export function firstProxy(directives: string): string | undefined {
  const [first = ''] = directives.split(';');
  const [kind, address] = first.trim().split(/\s+/);
  return kind?.toUpperCase() === 'DIRECT' ? undefined : address;
}
