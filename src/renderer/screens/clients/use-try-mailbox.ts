import { useState } from 'react';
import { type Client } from '../../../contract/clients.ts';
import { type Failure } from '../../../contract/failures.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { ask, failureOf } from '../../bridge/call-failure.ts';
import { paths } from '../../navigation/paths.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useCommand } from '../../window-services/use-command.ts';

/** What only an incoming server shows, and what only a message that is really sent does. */
const shownByIncoming = 'not-connected';
const shownBySending = 'send-lost';

interface TryMailbox {
  readonly tryMailbox: (account: string, mailbox: string) => void;
  /** Why the case could not be shown. */
  readonly failure: Failure | null;
}

/**
 * Shows one case of the practice tenant: makes its server unless it is there, opens its form, signs
 * in and tests. A sign-in that fails is a case too, and explains itself on the form.
 */
export function useTryMailbox(client: Client): TryMailbox {
  const { api, location, signInFlows, testRuns } = useServices();
  const create = useCommand('mailServers.create');
  const createCounterpart = useCommand('mailServers.createCounterpart');
  const clientId = client.id;
  const [failure, setFailure] = useState<Failure | null>(null);

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

  const show = async (account: string, mailbox: string): Promise<void> => {
    const from = location.current();
    const direction = account === shownByIncoming ? 'incoming' : 'outgoing';
    const server = await findServer(direction, mailbox);
    if (server === null) {
      location.navigate(paths.newServer(clientId, direction));
      return;
    }
    const sendMessage = account === shownBySending;
    if (sendMessage) await createCounterpart.mutateAsync({ serverId: server.id });
    // Unless the user has gone elsewhere while the server was made.
    if (location.current() !== from) return;
    location.navigate(paths.server(clientId, direction, server.id));
    const isLinked = async () => {
      const links = await ask(api, 'mailboxLinks.list', { clientId });
      return links.some((link) => link.mailbox === mailbox);
    };
    if (!(await isLinked())) await signInFlows.start({ clientId, mailbox });
    if (await isLinked()) await testRuns.start(server.id, { sendMessage });
  };
  return {
    tryMailbox: (account, mailbox) => {
      setFailure(null);
      void show(account, mailbox).catch((error: unknown) => setFailure(failureOf(error)));
    },
    failure,
  };
}
