import { groupCauses, mergeFindings, type Cause } from '../../contract/group-causes.ts';
import { retranslateFinding } from '../../services/reports/own-findings.ts';
import { currentLanguage, translate } from '../terminal/texts.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { printingFor } from '../terminal/printed-commands.ts';
import { fixInTerminal } from './print-report.ts';
import { formatOwner, lookUpOfWindow } from '../terminal/window-texts.ts';
import { findingsOf, type TestedServer } from './tested-server.ts';

/** More names would hide what they have in common. */
const namedNames = 10;

/** What stops servers, the most frequent first: once each, with who must act and one script. */
export function summariseCauses(
  tested: readonly TestedServer[],
  clientOf: (server: MailServer) => string | null = () => null,
): string {
  const causes = groupCauses(
    tested.map((each) => ({ subject: each.server, findings: findingsOf(each) })),
  );
  return causes
    .map((cause) => {
      const [client = null, ...others] = new Set(cause.subjects.map(clientOf));
      return printingFor(client, () => formatCause(cause, others));
    })
    .join('\n\n');
}

function formatCause(
  { findings, subjects }: Cause<MailServer>,
  otherClients: readonly (string | null)[],
): string {
  const words = {
    mailbox: lookUpOfWindow('findings.eachMailbox'),
    signedInAs: lookUpOfWindow('findings.eachAccount'),
  };
  // The commands of all servers, each once: the script that changes them together.
  const finding = retranslateFinding(mergeFindings(findings, words), currentLanguage());
  const fix = fixInTerminal(finding);
  return [
    `${finding.severity === 'error' ? '✗' : '!'} ${countServers(subjects, finding.title)}  [${finding.code}]`,
    `    ${translate('tests.ofServers')} ${nameSome(subjects.map(({ name }) => name))}`,
    `    ${translate('who')} ${formatOwner(finding.owner, finding.alsoActs)}`,
    `    ${translate('whatToDo')} ${fix}`,
    // A command is of one client: the first one's is printed, and whose it is too is said.
    ...(otherClients.length > 0 && fix.includes(' --client ')
      ? [`    ${translate('tests.alsoClients')} ${nameSome(otherClients)}`]
      : []),
    ...finding.commands.map((command) => `      > ${command}`),
  ].join('\n');
}

function nameSome(names: readonly (string | null)[]): string {
  const different = [...new Set(names)].filter((name) => name !== null);
  const more = different.length - namedNames;
  return [...different.slice(0, namedNames), ...(more > 0 ? [`… +${more}`] : [])].join(', ');
}

/** Both servers of a mailbox have its name: where fewer are named than are counted, it is said. */
function countServers(servers: readonly MailServer[], title: string): string {
  const count = servers.length;
  const mailboxes = new Set(servers.map(({ username }) => username.toLowerCase())).size;
  if (mailboxes === count) return lookUpOfWindow('manyTests.cause', { count, title });
  return lookUpOfWindow('manyTests.causeOfMailboxes', {
    count,
    mailboxes: lookUpOfWindow('manyTests.mailboxes', { count: mailboxes }),
    title,
  });
}
