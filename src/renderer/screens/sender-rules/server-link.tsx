import { Link } from 'wouter';
import { type ServerLinks } from './server-links.ts';

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
