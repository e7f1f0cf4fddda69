import { type Client } from '../../contract/clients.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type Collega } from '../../services/collega.ts';
import { formatResults } from '../output/format-odoo-plan.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { askCollega } from './ask-collega.ts';

/**
 * What a demonstration ends with: the practice Odoo gets what the plan says of these servers, a token
 * each among it, and runs its own tests. False where a step was refused; null without an Odoo.
 */
export async function handOverInDemo(
  collega: Collega,
  client: Client,
  servers: readonly MailServer[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<boolean | null> {
  const clientId = client.id;
  const connection = await askCollega(collega, 'odoo.connection', { clientId }, signal);
  if (connection === null) return null;
  const { version, url, database } = connection;
  terminal.note(`3. ${translate('handingOver', { version, url, database })}`);
  const planned = await askCollega(collega, 'odoo.plan', { clientId }, signal);
  if (planned.outcome === 'failed') {
    terminal.note(planned.trouble.title);
    return false;
  }
  const { steps, fingerprint } = planned.plan;
  const ours = new Set(servers.map(({ id }) => id));
  const chosen = steps.filter(
    ({ serverId, proposed }) => proposed && (serverId === null || ours.has(serverId)),
  );
  const stepIds = chosen.map(({ id }) => id);
  const order = { clientId, fingerprint, stepIds, installModule: false };
  const applied = await askCollega(collega, 'odoo.apply', order, signal);
  if (applied.outcome === 'failed') {
    terminal.note(applied.trouble.title);
    return false;
  }
  terminal.note(formatResults(applied.results));
  return applied.results.every(({ outcome }) => outcome === 'done');
}
