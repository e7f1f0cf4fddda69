import { type Client } from '../../contract/clients.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { type TestedServer } from './tested-server.ts';

/** More commands would push the results out of sight. */
const namedMailboxes = 5;

/** The whole command for each mailbox that was tested and is not linked. */
export function sayWhatToLink(
  terminal: Terminal,
  clients: readonly Client[],
  tested: readonly TestedServer[],
): void {
  const lines = tested
    .filter(({ report }) => report.findings.some(({ code }) => code === 'mailbox-not-linked'))
    .map(({ server }) => {
      const name = clients.find(({ id }) => id === server.clientId)?.name ?? '';
      const words = ['--client', quoteForShell(name), '--mailbox', quoteForShell(server.username)];
      return `  collega link ${words.join(' ')}`;
    });
  const commands = [...new Set(lines)];
  if (commands.length === 0) return;
  const more = commands.length - namedMailboxes;
  terminal.note(translate('tests.linkFirst'));
  commands.slice(0, namedMailboxes).forEach(terminal.note);
  if (more > 0) terminal.note(`  ${translate('tests.moreToLink', { count: more })}`);
}
