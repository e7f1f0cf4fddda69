export type Direction = 'outgoing' | 'incoming';

/**
 * The screens of one client in the order of the bar, each with its part of the address. A new screen
 * takes an entry here and its component in `screens/route-table.tsx`; bar, addresses, title and the
 * client switcher follow, and its name is the text `nav.<screen>`.
 */
const clientSegments = {
  settings: 'settings',
  outgoing: 'outgoing',
  incoming: 'incoming',
  senderRules: 'sender-rules',
  odoo: 'odoo',
  /** Below another screen's address: reached from there, and not in the bar. */
  failedMails: 'odoo/failed-mails',
  guide: 'guide',
} as const;

/** Screens that need no client; beside one, its data fill the commands and the bar keeps it. */
const toolSegments = { explain: 'explain', reports: 'reports' } as const;

export type ClientScreenName = keyof typeof clientSegments;
export type ToolScreenName = keyof typeof toolSegments;

export const clientScreenNames = namesOf(clientSegments);
/** The screens of the bar: a screen below another one is reached from that one. */
export const barScreenNames = clientScreenNames.filter(
  (name) => !clientSegments[name].includes('/'),
);
export const toolScreenNames = namesOf(toolSegments);

export const clientsPath = '/clients';

/** The address of a client's screen; `:clientId` makes it a route's pattern. */
export function clientScreenPath(name: ClientScreenName, clientId: string): string {
  return `${clientsPath}/${clientId}/${clientSegments[name]}`;
}

export function toolScreenPath(name: ToolScreenName, clientId: string | null): string {
  const segment = toolSegments[name];
  return clientId === null ? `/${segment}` : `${clientsPath}/${clientId}/${segment}`;
}

/** Every address that screens link to. */
export const paths = {
  clients: clientsPath,
  explain: (clientId: string | null) => toolScreenPath('explain', clientId),
  reports: (clientId: string | null) => toolScreenPath('reports', clientId),
  guide: (clientId: string) => clientScreenPath('guide', clientId),
  senderRules: (clientId: string) => clientScreenPath('senderRules', clientId),
  settings: (clientId: string) => clientScreenPath('settings', clientId),
  servers: (clientId: string, direction: Direction) => clientScreenPath(direction, clientId),
  newServer: (clientId: string, direction: Direction) =>
    `${clientScreenPath(direction, clientId)}/new`,
  server: (clientId: string, direction: Direction, serverId: string) =>
    `${clientScreenPath(direction, clientId)}/${serverId}`,
};

/** The client named in an address, or null outside of a client. */
export function clientIdIn(path: string): string | null {
  return /^\/clients\/([^/]+)/.exec(path)?.[1] ?? null;
}

/** The same screen of another client: a list, never a record of the other one. */
export function samePlaceOf(path: string, clientId: string): string {
  const segment = /^\/clients\/[^/]+\/([^/]+)/.exec(path)?.[1];
  const screen = clientScreenNames.find((name) => clientSegments[name] === segment);
  if (screen !== undefined) return clientScreenPath(screen, clientId);
  const tool = toolScreenNames.find((name) => toolSegments[name] === segment);
  return tool === undefined
    ? clientScreenPath('outgoing', clientId)
    : toolScreenPath(tool, clientId);
}

function namesOf<Name extends string>(segments: Readonly<Record<Name, string>>): readonly Name[] {
  return Object.keys(segments) as Name[];
}
