import { type OdooPlan, type OdooStep, type OdooStepResult } from '../../contract/odoo-plan.ts';
import { describeOdooValue } from '../../languages/odoo-values.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { formatTime, translate } from '../terminal/texts.ts';
import { lookUpOfWindow } from '../terminal/window-texts.ts';
import { formatFinding } from './print-report.ts';

/** Every step with its values before and after, its risk and whether it will be done. */
export function formatPlan(plan: OdooPlan, client: string): string {
  const time = formatTime(new Date(plan.readAt));
  const byHand = plan.byHand.map((line) => `  - ${keepOnOneLine(line)}`);
  const manual = byHand.length === 0 ? [] : ['', translate('odoo.planByHand'), ...byHand];
  if (plan.steps.length === 0) return [translate('odoo.planEmpty', { time }), ...manual].join('\n');
  const count = plan.steps.length;
  return [
    translate('odoo.planHead', { client: keepOnOneLine(client), count, time }),
    ...plan.steps.map(formatStep),
    ...manual,
    '',
    translate('odoo.planNext', { quotedName: quoteForShell(client) }),
  ].join('\n');
}

function formatStep(step: OdooStep): string {
  const { id, field, before, after, warning, warningText, leftText } = step;
  const tested =
    warning?.at === undefined || warning.at === null
      ? ''
      : ` (${formatTime(new Date(warning.at))})`;
  const shown = (value: string | null): string =>
    value === null
      ? translate('odoo.notSet')
      : keepOnOneLine(describeOdooValue(field, value, lookUpOfWindow));
  const blocked = step.blockedText ?? '';
  const state =
    step.blocked !== null
      ? translate('odoo.planBlocked', { why: blocked })
      : step.proposed
        ? translate('odoo.planChosen')
        : translate('odoo.planLeft', { id });
  return [
    '',
    `${keepOnOneLine(step.title)} (${state})`,
    ...(before === null && after === null
      ? []
      : [`  ${translate('odoo.planChange', { before: shown(before), after: shown(after) })}`]),
    `  ${step.riskText}`,
    ...(step.blocked !== null || warningText === null ? [] : [`  ! ${warningText}${tested}`]),
    ...(leftText === null ? [] : [`  ${leftText}`]),
  ].join('\n');
}

/** One line a step, in the order in which they were done, and why one failed. */
export function formatResults(results: readonly OdooStepResult[]): string {
  return results
    .map(({ title, outcome, message, finding }) =>
      [
        `${translate(`odoo.outcomes.${outcome}`)}: ${keepOnOneLine(title)}`,
        ...(message === '' ? [] : [`  ${keepOnOneLine(message)}`]),
        ...(finding === null ? [] : [formatFinding(finding)]),
      ].join('\n'),
    )
    .join('\n');
}
