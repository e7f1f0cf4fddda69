import { type Client } from '../../contract/clients.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type Collega } from '../../services/collega.ts';
import { askCollega } from './ask-collega.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { printCommandsFor } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { findSimilar } from '../terminal/find-similar.ts';
import { translate } from '../terminal/texts.ts';

/** The client of this name; without a name the only one that is not archived. */
export async function findClient(
  collega: Collega,
  name: string | undefined,
  signal: AbortSignal,
): Promise<Client> {
  const clients = await askCollega(collega, 'clients.list', {}, signal);
  const inUse = clients.filter(({ archived }) => !archived);
  const names = (name === undefined ? inUse : clients).map((client) => client.name).join(', ');
  if (name === undefined) {
    const [only, ...others] = inUse;
    if (only === undefined) throw new CommandEnd(exitStatus.wrongUse, translate('noClients'));
    if (others.length > 0)
      throw new CommandEnd(exitStatus.wrongUse, translate('whichClient', { names }));
    return only;
  }
  if (clients.length === 0) endWith(translate('noClients'));
  const found = clients.find((client) => client.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) {
    printCommandsFor(quoteForShell(found.name));
    return found;
  }
  const meant = findSimilar(
    name,
    clients.map((client) => client.name),
  );
  const suggestion = meant === null ? '' : ` ${translate('usage.didYouMean', { names: meant })}`;
  return endWith(translate('noSuchClient', { name, names }) + suggestion);
}

/** The client's servers, of one mailbox or of all. */
export async function findServers(
  collega: Collega,
  client: Client,
  mailbox: string | undefined,
  signal: AbortSignal,
): Promise<MailServer[]> {
  const servers = await askCollega(collega, 'mailServers.list', { clientId: client.id }, signal);
  const wanted = servers.filter(
    (server) =>
      server.active &&
      (mailbox === undefined || server.username.toLowerCase() === mailbox.toLowerCase()),
  );
  if (wanted.length > 0) return wanted;
  const names = [...new Set(servers.map(({ username }) => username))].join(', ');
  if (mailbox === undefined || names === '')
    endWith(translate('noServers', { client: client.name }));
  return endWith(translate('noSuchMailbox', { client: client.name, mailbox, names }));
}

function endWith(message: string): never {
  throw new CommandEnd(exitStatus.wrongUse, message);
}
