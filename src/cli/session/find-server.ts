import { type Client } from '../../contract/clients.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type Collega } from '../../services/collega.ts';
import { askCollega } from './ask-collega.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findSimilar } from '../terminal/find-similar.ts';
import { translate } from '../terminal/texts.ts';

export interface ServerSelection {
  /** Its name, mailbox or ID. */
  readonly server: string;
  readonly direction?: MailServer['direction'];
}

/**
 * The one server of the client that is meant, archived ones too. A mailbox usually has two of the
 * same name: the direction tells them apart, and the ID any others.
 * @throws CommandEnd naming what there is, when none or several are meant
 */
export async function findServer(
  collega: Collega,
  client: Client,
  wanted: ServerSelection,
  signal: AbortSignal,
): Promise<MailServer> {
  const servers = await askCollega(collega, 'mailServers.list', { clientId: client.id }, signal);
  const text = wanted.server.toLowerCase();
  const matching = servers.filter(
    ({ id, name, username, direction }) =>
      [id, name.toLowerCase(), username.toLowerCase()].includes(text) &&
      (wanted.direction === undefined || direction === wanted.direction),
  );
  const [only, ...others] = matching;
  if (only !== undefined && others.length === 0) return only;
  const heading =
    only === undefined ? formatNotFound(wanted, client, servers) : translate('servers.which');
  const listed = only === undefined ? servers : matching;
  throw new CommandEnd(exitStatus.wrongUse, [heading, ...listed.map(describeServer)].join('\n'));
}

function formatNotFound(
  { server }: ServerSelection,
  client: Client,
  servers: readonly MailServer[],
): string {
  if (servers.length === 0) return translate('noServers', { client: client.name });
  const meant = findSimilar(
    server,
    servers.flatMap(({ name, username }) => [name, username]),
  );
  const suggestion = meant === null ? '' : ` ${translate('usage.didYouMean', { names: meant })}`;
  return `${translate('servers.noSuch', { client: client.name })}${suggestion}`;
}

/** What tells it from the others, the ID last. */
export function describeServer({ id, name, direction, host, port }: MailServer): string {
  return `  ${name}  ${translate(`directions.${direction}`)}  ${host}:${port}  ${id}`;
}
