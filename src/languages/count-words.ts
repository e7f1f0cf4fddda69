import { type OdooDifference } from '../contract/odoo.ts';

type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * `1 error, no warnings`: for the window, the command line and reports alike. `translate` knows the
 * window's texts (`ui.json`), under their own keys.
 */
export function countSeverities(
  found: readonly { readonly severity: OdooDifference['severity'] }[],
  translate: Translate,
): string {
  const count = (wanted: OdooDifference['severity']): number =>
    found.filter(({ severity }) => severity === wanted).length;
  const notes = count('info');
  return [
    translate('counts.errors', { count: count('error') }),
    translate('counts.warnings', { count: count('warning') }),
    ...(notes === 0 ? [] : [translate('counts.notes', { count: notes })]),
  ].join(', ');
}

const units = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;

/** How often Odoo runs a scheduled action: `2 hours` of its record becomes `every 2 hours`. */
export function describeInterval(interval: string, translate: Translate): string {
  const [, count, word] = /^(\d+) ([a-z]+)$/u.exec(interval) ?? [];
  const unit = units.find((each) => each === word);
  // Units that only some versions of Odoo have (`work_days`) stay in its own words.
  if (unit === undefined) return translate('odoo.mails.otherInterval', { interval });
  return translate(`odoo.mails.intervals.${unit}`, { count: Number(count) });
}
