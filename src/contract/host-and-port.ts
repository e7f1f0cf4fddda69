/** A bare IPv6 address, the only host with a colon in it, stands in brackets before a port. */
export function hostAndPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
