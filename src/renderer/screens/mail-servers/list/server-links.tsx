import { Link } from 'wouter';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { paths } from '../../../navigation/paths.ts';

/** The servers of one group of results, each leading to its form. */
export function ServerLinks({ servers }: { readonly servers: readonly MailServer[] }) {
  return (
    <ul className="many-servers">
      {servers.map((server) => (
        <li key={server.id}>
          <Link href={paths.server(server.clientId, server.direction, server.id)}>
            {server.name}
          </Link>
          {/* A server without a name of its own is named after its mailbox. */}
          {server.name !== server.username && <span className="muted"> {server.username}</span>}
        </li>
      ))}
    </ul>
  );
}
