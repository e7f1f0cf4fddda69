import {
  type OdooAnswer,
  type OdooProbeResult,
  type OdooTestResult,
} from '../../contract/odoo-tests.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { formatTime, translate } from '../terminal/texts.ts';
import { formatFinding } from './print-report.ts';

/** Odoo's answer, Collega's last test below it, and how they fit together. */
export function formatOdooTest(result: OdooTestResult): string {
  const { server, direction, odoo, collega, comparison, explanation } = result;
  return [
    ...formatAnswer(server, direction, odoo),
    ...(collega === null || collega.outdated
      ? []
      : [
          `  ${translate(`odoo.collegaTest.${collega.outcome}`, {
            time: formatTime(new Date(collega.at)),
            finding: collega.finding === null ? '' : keepOnOneLine(collega.finding.title),
          })}`,
        ]),
    ...(comparison === 'both-passed' ? [] : [`  ${keepOnOneLine(explanation)}`]),
  ].join('\n');
}

/** What the throw-away record showed. */
export function formatOdooProbe({ server, direction, odoo, leftBehind }: OdooProbeResult): string {
  return [
    ...formatAnswer(server, direction, odoo),
    ...(leftBehind === null ? [] : [`  ${translate('odoo.leftBehind', { id: leftBehind })}`]),
  ].join('\n');
}

function formatAnswer(
  server: string,
  direction: OdooTestResult['direction'],
  { passed, message, finding }: OdooAnswer,
): string[] {
  const values = {
    server: keepOnOneLine(server),
    direction: translate(direction === 'outgoing' ? 'odoo.outgoing' : 'odoo.incoming'),
    message: keepOnOneLine(message),
  };
  return [
    translate(passed ? 'odoo.testPassed' : 'odoo.testFailed', values),
    ...(finding === null ? [] : [formatFinding(finding)]),
  ];
}
