import { type Client } from '../../../contract/clients.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { ask } from '../../bridge/call-failure.ts';
import { paths } from '../../navigation/paths.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useCommand } from '../../window-services/use-command.ts';

/** What only an incoming server shows, and what only a message that is really sent does. */
const shownByIncoming = 'not-connected';
const shownBySending = 'send-lost';

/**
 * Shows one case of the practice tenant: makes its server unless it is there, opens its form, signs
 * in and tests. A sign-in that fails is a case too, and explains itself on the form.
 */
export function useTryMailbox(client: Client): (account: string, mailbox: string) => Promise<void> {
  const { api, location, signInFlows, testRuns } = useServices();
  const create = useCommand('mailServers.create');
  const createCounterpart = useCommand('mailServers.createCounterpart');
  const clientId = client.id;

  async function findServer(
    direction: MailServer['direction'],
    mailbox: string,
  ): Promise<MailServer | null> {
    const servers = await ask(api, 'mailServers.list', { clientId });
    const own = servers.filter((server) => server.direction === direction);
    const known = own.find(({ username }) => username === mailbox);
    const [like] = own;
    if (known !== undefined || like === undefined) return known ?? null;
    const { host, port, encryption } = like;
    const shared = { name: mailbox, username: mailbox, host, port, encryption, active: true };
    return create.mutateAsync({
      clientId,
      fields:
        direction === 'outgoing'
          ? { ...shared, direction, fromFilter: mailbox, priority: 10, sendAs: false }
          : { ...shared, direction, priority: 5 },
    });
  }

  return async (account, mailbox) => {
    const direction = account === shownByIncoming ? 'incoming' : 'outgoing';
    const server = await findServer(direction, mailbox);
    if (server === null) {
      location.navigate(paths.newServer(clientId, direction));
      return;
    }
    const sendMessage = account === shownBySending;
    if (sendMessage) await createCounterpart.mutateAsync({ serverId: server.id });
    location.navigate(paths.server(clientId, direction, server.id));
    const isLinked = async () => {
      const links = await ask(api, 'mailboxLinks.list', { clientId });
      return links.some((link) => link.mailbox === mailbox);
    };
    if (!(await isLinked())) await signInFlows.start({ clientId, mailbox });
    if (await isLinked()) await testRuns.start(server.id, { sendMessage });
  };
}
