import { Link } from 'wouter';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { inOdoosOrder } from '../../../contract/odoos-order.ts';
import { labelServers } from '../../../contract/server-labels.ts';
import { paths } from '../../navigation/paths.ts';

interface ServerLinkProps {
  readonly serverId: string;
  readonly links: ServerLinks;
}

/** A server by its name, as a link to its form. */
export function ServerLink({ serverId, links }: ServerLinkProps) {
  const found = links.get(serverId);
  if (found === undefined) return null;
  return (
    <Link href={found.path} className="text-link">
      {found.name}
    </Link>
  );
}

/** Name and form of each server by its record's ID; no two have the same name. */
export type ServerLinks = ReadonlyMap<string, { readonly name: string; readonly path: string }>;

export function serverLinks(clientId: string, servers: readonly MailServer[]): ServerLinks {
  const labels = labelServers([...servers].sort(inOdoosOrder));
  return new Map(
    servers.map(({ id, name, direction }) => [
      id,
      { name: labels.get(id) ?? name, path: paths.server(clientId, direction, id) },
    ]),
  );
}
