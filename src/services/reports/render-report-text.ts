import { type Finding } from '../../contract/findings.ts';
import { type ReportBundle, type ReportedServer } from '../../contract/reports.ts';
import { quotesServer } from '../diagnosis/finding-params.ts';
import { nameAuthority, networkLines, type ReportTexts } from './report-texts.ts';
import { describeOdoo } from './odoo-lines.ts';
import { describeCauses } from './describe-causes.ts';
import { countOutcomes, type OutcomeCounts, verdictOf, worstFirst } from './report-verdict.ts';
import { visibleText } from './visible-text.ts';

/** A ticket shows about this much before it folds. */
const maxLines = 30;
const maxLineLength = 400;

/** Beyond it, four servers of three hundred would be told: the causes of all are told instead. */
const singleServers = 6;

/**
 * The report for a ticket: verdict, then what does not work, the worst first, within about 30
 * lines. A finding that several servers share is told once.
 */
export function renderReportText(bundle: ReportBundle, texts: ReportTexts): string {
  const { say } = texts;
  const counts = countOutcomes(bundle);
  const lines = [say('title', { client: bundle.client.name }), ...describeVerdict(counts, texts)];
  const foot = describeFoot(bundle, texts);
  const blocks =
    bundle.servers.length > singleServers
      ? describeCauses(bundle, texts)
      : describeServers(bundle, texts);
  const shown: string[] = [];
  // Of many failing servers the first ones do: what Odoo holds is told all the same.
  const odoo = describeOdoo(bundle.odoo, texts).flat();
  const room = maxLines - lines.length - foot.length - odoo.length - 1;
  let left = blocks.length;
  for (const block of blocks) {
    // The first block is always told: a ticket without a reason is of no use.
    if (shown.length > 0 && shown.length + block.length > room) break;
    shown.push(...block);
    left -= 1;
  }
  if (left > 0) shown.push(say('more', { number: left }));
  return `${[...lines, ...shown, ...odoo, ...foot].map(oneLine).join('\n')}\n`;
}

function describeVerdict(counts: OutcomeCounts, texts: ReportTexts): string[] {
  const { say } = texts;
  const verdict = verdictOf(counts);
  return [
    say(`verdict.${verdict}`, { ...counts, count: counts[verdict] }),
    ...describeUnproven(counts, texts),
  ];
}

/** What the verdict says nothing about: never tested, or tested before a change. */
export function describeUnproven(counts: OutcomeCounts, { say }: ReportTexts): string[] {
  const verdict = verdictOf(counts);
  const { untested, outdated } = counts;
  return [
    ...(verdict !== 'untested' && untested > 0 ? [say('untestedToo', { untested })] : []),
    ...(verdict !== 'outdated' && outdated > 0 ? [say('outdatedToo', { outdated })] : []),
  ];
}

function describeServers({ servers, links }: ReportBundle, texts: ReportTexts): string[][] {
  const told = new Set<string>();
  const tests = [...servers]
    .sort(worstFirst)
    .map((server) => [
      describeServer(server, texts),
      ...(server.test?.findings ?? []).flatMap((finding) => describeFinding(finding, told, texts)),
    ]);
  // What broke a link is the first step's failure too, unless there was a test since.
  const broken = links.flatMap(({ mailbox, health }) =>
    health.state === 'valid' || told.has(keyOf(health.finding))
      ? []
      : [[`- ${mailbox}`, ...describeFinding(health.finding, told, texts)]],
  );
  return [...broken, ...tests];
}

function describeServer(server: ReportedServer, texts: ReportTexts): string {
  const { say } = texts;
  const { test } = server;
  const named = server.name === server.username ? '' : `${server.name}, `;
  const where = `- ${say(`direction.${server.direction}`)}, ${named}${server.username}, ${server.host}:${server.port}:`;
  if (test === null) return `${where} ${say('ui:servers.neverTested')}`;
  const stopped = test.steps.find(({ status }) => status === 'failed');
  const at = stopped && say('stepReached', { step: say(`ui:steps.${stopped.id}`) });
  const outdated = server.outdated ? say('outdated') : undefined;
  const result = say(`ui:servers.testState.${test.outcome}`);
  const parts = [result, at, texts.dateTime(test.startedAt), outdated];
  return `${where} ${parts.filter((part) => part !== undefined).join(', ')}`;
}

export function describeFinding(
  finding: Finding,
  told: Set<string>,
  { say }: ReportTexts,
): string[] {
  const head = `  ${finding.title} [${finding.code}]`;
  const key = keyOf(finding);
  if (told.has(key)) return [head];
  told.add(key);
  const also =
    finding.alsoActs === undefined ? '' : `, ${say(`ui:findings.alsoActs.${finding.alsoActs}`)}`;
  const speaker = say(quotesServer(finding.params) ? 'server' : 'ui:findings.happened');
  return [
    head,
    ...finding.evidence.slice(0, 2).map((words) => `  ${speaker}: ${words}`),
    `  ${say('ui:findings.why')}: ${finding.cause}`,
    `  ${say('ui:findings.who')}: ${say(`ui:findings.owner.${finding.owner}`)}${also}`,
    `  ${say('ui:findings.fix')}: ${finding.fix}`,
    ...finding.commands.map((command) => `  > ${command}`),
    ...finding.links.slice(0, 1).map((link) => `  ${link}`),
  ];
}

/** The same finding for the same mailbox, whichever server met it. */
function keyOf({ code, params }: Finding): string {
  return `${code} ${params['mailbox'] ?? ''}`;
}

function describeFoot(bundle: ReportBundle, texts: ReportTexts): string[] {
  const { say } = texts;
  const { azureApp, collega } = bundle;
  const unknown = say('unknown');
  return [
    `${say('applicationId')}: ${azureApp.applicationId || unknown}`,
    `${say('authority')}: ${nameAuthority(azureApp.authority, texts)}; ${say('cloud')}: ${say(`ui:azureApp.clouds.${azureApp.cloud}`)}`,
    `${say('redirectUri')}: ${azureApp.redirectUri || unknown}`,
    say('created', {
      date: texts.dateTime(bundle.createdAt),
      version: collega.version,
      shell: say(`ui:about.shells.${collega.shell}`),
      platform: collega.platform,
    }),
    ...networkLines(collega, texts),
  ];
}

/** A server's reply may have many lines, and a terminal obeys control characters. */
export function oneLine(line: string): string {
  const shown = visibleText(line.replace(/\s*[\r\n]+\s*/g, ' '));
  return shown.length > maxLineLength ? `${shown.slice(0, maxLineLength - 1)}…` : shown;
}
