import { type Finding } from '../../contract/findings.ts';
import { translate } from '../terminal/texts.ts';
import { formatOwner } from '../terminal/window-texts.ts';
import { type TestedServer } from './tested-server.ts';

/** More names would hide what they have in common. */
const namedServers = 10;

interface Cause {
  readonly finding: Finding;
  readonly servers: string[];
  /** Of all its servers, each once: the script that mends them together. */
  readonly commands: Set<string>;
}

/** What stops servers, the most frequent first: once each, with who must act and one script. */
export function summariseCauses(tested: readonly TestedServer[]): string {
  const causes = new Map<string, Cause>();
  for (const { server, report } of tested) {
    const finding = causeOf(report.findings);
    if (finding === undefined) continue;
    const cause = causes.get(finding.code) ?? { finding, servers: [], commands: new Set() };
    cause.servers.push(server.name);
    for (const command of finding.commands) cause.commands.add(command);
    causes.set(finding.code, cause);
  }
  const sorted = [...causes.values()].sort((one, other) => {
    const severity = Number(isError(other.finding)) - Number(isError(one.finding));
    return severity === 0 ? other.servers.length - one.servers.length : severity;
  });
  return sorted.map(formatCause).join('\n\n');
}

/** The first that stops the server; of one that works, the first warning. */
function causeOf(findings: readonly Finding[]): Finding | undefined {
  return findings.find(isError) ?? findings[0];
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function formatCause({ finding, servers, commands }: Cause): string {
  const names = [...new Set(servers)];
  const more = names.length - namedServers;
  const named = [...names.slice(0, namedServers), ...(more > 0 ? [`… +${more}`] : [])].join(', ');
  return [
    `${isError(finding) ? '✗' : '!'} ${servers.length} × ${finding.title}  [${finding.code}]`,
    `    ${translate('tests.ofServers')} ${named}`,
    `    ${translate('who')} ${formatOwner(finding.owner, finding.alsoActs)}`,
    `    ${translate('whatToDo')} ${finding.fix}`,
    ...[...commands].map((command) => `      > ${command}`),
  ].join('\n');
}
