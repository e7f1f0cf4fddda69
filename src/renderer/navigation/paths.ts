export type Direction = 'outgoing' | 'incoming';

/** Every address of the window, in one place. */
export const paths = {
  clients: '/clients',
  /** Beside a client, so that its data fill the commands; without one it works as well. */
  explain: (clientId: string | null) =>
    clientId === null ? '/explain' : `/clients/${clientId}/explain`,
  /** Of nobody, and beside a client all the same: the way back to it stays in the bar. */
  reports: (clientId: string | null) =>
    clientId === null ? '/reports' : `/clients/${clientId}/reports`,
  guide: (clientId: string) => `/clients/${clientId}/guide`,
  senderRules: (clientId: string) => `/clients/${clientId}/sender-rules`,
  settings: (clientId: string) => `/clients/${clientId}/settings`,
  servers: (clientId: string, direction: Direction) => `/clients/${clientId}/${direction}`,
  newServer: (clientId: string, direction: Direction) => `/clients/${clientId}/${direction}/new`,
  server: (clientId: string, direction: Direction, serverId: string) =>
    `/clients/${clientId}/${direction}/${serverId}`,
};

/** The client named in an address, or null outside of a client. */
export function clientIdIn(path: string): string | null {
  return /^\/clients\/([^/]+)/.exec(path)?.[1] ?? null;
}

/** The same screen of another client: a list, never somebody else's record. */
export function samePlaceOf(path: string, clientId: string): string {
  const place =
    /^\/clients\/[^/]+\/(settings|outgoing|incoming|sender-rules|explain|guide|reports)/.exec(
      path,
    )?.[1];
  if (place === 'settings') return paths.settings(clientId);
  if (place === 'sender-rules') return paths.senderRules(clientId);
  if (place === 'guide') return paths.guide(clientId);
  if (place === 'explain') return paths.explain(clientId);
  if (place === 'reports') return paths.reports(clientId);
  return paths.servers(clientId, place === 'incoming' ? 'incoming' : 'outgoing');
}
