import { useTranslation } from 'react-i18next';
import { isAzureAppComplete } from '../../../contract/azure-app-state.ts';
import { type Client } from '../../../contract/clients.ts';
import { paths } from '../../navigation/paths.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { useServices } from '../../window-services/services-context.ts';
import { nextMailbox } from './next-mailbox.ts';

interface ConnectNextProps {
  readonly client: Client;
  /** Of the form that is open: it has a button of its own. Null elsewhere. */
  readonly present: string | null;
}

/** From one mailbox that is not linked yet to the next, with its sign-in opened at once. */
export function ConnectNext({ client, present }: ConnectNextProps) {
  const { t } = useTranslation();
  const { location, signInFlows } = useServices();
  const servers = useQueryCall('mailServers.list', { clientId: client.id });
  const links = useQueryCall('mailboxLinks.list', { clientId: client.id });
  if (servers.data === undefined || links.data === undefined) return null;
  if (!isAzureAppComplete(client.azureApp)) return null;
  const next = nextMailbox(servers.data, links.data, present);
  if (next === null) return null;
  const { server, left } = next;
  const open = async () => {
    await location.go(paths.server(client.id, server.direction, server.id));
    await signInFlows.start({ clientId: client.id, mailbox: server.username });
  };
  return (
    <button type="button" className="btn btn-sm btn-secondary" onClick={() => void open()}>
      {t('outlook.connectNext', { mailbox: server.username, count: left })}
    </button>
  );
}
