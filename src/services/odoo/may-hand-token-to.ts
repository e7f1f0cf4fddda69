import { cloudOfMailHost } from '../../contract/mail-hosts.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { isHostAllowed } from '../store/trust/allowed-hosts.ts';
import { type OdooServices } from './ask-odoo.ts';

/**
 * Whether Odoo may be given a token for a record with this server's host: Odoo sends it there. As
 * with Collega's own tests, hosts are Microsoft's, the practice tenant's for its own client, and
 * those that the user has allowed for this server.
 */
export function mayHandTokenTo(
  { records, vault, sandbox }: Pick<OdooServices, 'records' | 'vault' | 'sandbox'>,
  server: MailServer,
): boolean {
  if (cloudOfMailHost(server.host) !== null) return true;
  const client = records.read().clients.find(({ id }) => id === server.clientId);
  const isPractice = client?.sandbox === true && server.host === sandbox?.smtp.host;
  return isPractice || isHostAllowed(vault, server, server.host);
}
