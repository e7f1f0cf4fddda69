/** Sockets, look-ups and timers that are open in this process now, sorted. */
export function openResources(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => /^(TCP|TLS|GETADDRINFO|GetAddrInfo|Timeout)/.test(kind))
    .sort();
}
