import { groupCauses, mergeFindings } from '../../contract/group-causes.ts';
import { type ReportBundle } from '../../contract/reports.ts';
import { retranslateFinding } from './own-findings.ts';
import { type ReportTexts } from './report-texts.ts';

/** Enough to recognise them; the HTML report has all. */
const namedMailboxes = 8;
const shownCommands = 4;

/** What stops the servers of a large report, each cause once, in lines for a ticket. */
export function describeCauses(
  { servers, links }: Pick<ReportBundle, 'servers' | 'links'>,
  { say, language }: ReportTexts,
): string[][] {
  const tested = servers.map(({ username, test, outdated }) => ({
    subject: username,
    // What stopped it before the last change may be what the change has mended.
    findings: outdated ? [] : (test?.findings ?? []),
  }));
  // What broke a link is shown even without a test since.
  const broken = links.flatMap(({ mailbox, health }) =>
    health.state === 'valid' ? [] : [{ subject: mailbox, findings: [health.finding] }],
  );
  const causes = groupCauses([...tested, ...broken]);
  const words = {
    mailbox: say('ui:findings.eachMailbox'),
    signedInAs: say('ui:findings.eachAccount'),
  };
  return causes.map(({ findings, subjects }) => {
    const finding = retranslateFinding(mergeFindings(findings, words), language);
    const also =
      finding.alsoActs === undefined ? '' : `, ${say(`ui:findings.alsoActs.${finding.alsoActs}`)}`;
    const title = say('ui:manyTests.cause', { number: subjects.length, title: finding.title });
    return [
      `- ${title} [${finding.code}]`,
      `  ${shorten([...new Set(subjects)], namedMailboxes).join(', ')}`,
      `  ${say('ui:findings.why')}: ${finding.cause}`,
      `  ${say('ui:findings.who')}: ${say(`ui:findings.owner.${finding.owner}`)}${also}`,
      `  ${say('ui:findings.fix')}: ${finding.fix}`,
      ...shorten(finding.commands, shownCommands).map((command) => `  > ${command}`),
    ];
  });
}

function shorten(lines: readonly string[], limit: number): string[] {
  const left = lines.length - limit;
  return left > 0 ? [...lines.slice(0, limit), `… +${left}`] : [...lines];
}
