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
  const brokenBy = new Map(
    links.flatMap(({ mailbox, health }) =>
      health.state === 'valid' ? [] : [[mailbox.toLowerCase(), health.finding] as const],
    ),
  );
  const causes = groupCauses(
    servers.map(({ username, test, outdated }) => {
      // What stopped it before the last change may be what the change has mended.
      const found = outdated ? [] : (test?.findings ?? []);
      // What broke a link stops its servers even without a test since, and counts once for each.
      const broken = brokenBy.get(username.toLowerCase());
      const isNew = broken !== undefined && found.every(({ code }) => code !== broken.code);
      return { subject: username, findings: isNew ? [broken, ...found] : found };
    }),
  );
  const words = {
    mailbox: say('ui:findings.eachMailbox'),
    signedInAs: say('ui:findings.eachAccount'),
  };
  return causes.map(({ findings, subjects }) => {
    const finding = retranslateFinding(mergeFindings(findings, words), language);
    const also =
      finding.alsoActs === undefined ? '' : `, ${say(`ui:findings.alsoActs.${finding.alsoActs}`)}`;
    const mailboxes = [...new Set(subjects)];
    const count = subjects.length;
    const title =
      mailboxes.length === count
        ? say('ui:manyTests.cause', { count, title: finding.title })
        : say('ui:manyTests.causeOfMailboxes', {
            count,
            mailboxes: say('ui:manyTests.mailboxes', { count: mailboxes.length }),
            title: finding.title,
          });
    return [
      `- ${title} [${finding.code}]`,
      `  ${shorten(mailboxes, namedMailboxes).join(', ')}`,
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
