import { expect, it } from 'vitest';
import { type Finding } from './findings.ts';
import { beginSentence, groupCauses, mergeFindings } from './group-causes.ts';

const found = (
  code: string,
  mailbox: string,
  severity: Finding['severity'] = 'error',
): Finding => ({
  code,
  severity,
  step: 'auth',
  rows: [],
  owner: 'exchange-admin',
  title: code,
  cause: '',
  fix: '',
  params: { mailbox, host: 'h' },
  commands: [`fix ${mailbox}`],
  links: ['https://aka.ms/x'],
  evidence: [`refused ${mailbox}`],
});

it('tells each cause once: what stops a server before what warns, then the most frequent', () => {
  const causes = groupCauses([
    { subject: 'warned', findings: [found('old', 'a@x', 'warning')] },
    { subject: 'warned too', findings: [found('old', 'b@x', 'warning')] },
    { subject: 'stopped', findings: [found('old', 'c@x', 'warning'), found('rare', 'c@x')] },
    { subject: 'off 1', findings: [found('off', 'd@x')] },
    { subject: 'off 2', findings: [found('off', 'e@x')] },
    { subject: 'passed', findings: [] },
  ]);
  expect(causes.map(({ code, subjects }) => [code, ...subjects])).toEqual([
    ['off', 'off 1', 'off 2'],
    ['rare', 'stopped'],
    ['old', 'warned', 'warned too'],
  ]);
});

it('makes one script of all commands, and names no single mailbox for many', () => {
  const words = { mailbox: 'each', signedInAs: 'its account' };
  const [one, other] = [found('off', 'd@x'), found('off', 'e@x')];
  const merged = mergeFindings([one, other, one], words);
  expect(merged.commands).toEqual(['fix d@x', 'fix e@x']);
  expect(merged.links).toEqual(one.links);
  expect(merged.params).toEqual({ mailbox: 'each', host: 'h' });
  expect(mergeFindings([one, one], words).params['mailbox']).toBe('d@x');
});

it.each([
  ['each of these mailboxes is not linked yet', 'Each of these mailboxes is not linked yet'],
  ['ciascuna di queste caselle', 'Ciascuna di queste caselle'],
  ['john@contoso.com is not linked yet', 'john@contoso.com is not linked yet'],
  ['smtp.office365.com was not found', 'smtp.office365.com was not found'],
  ['SMTP AUTH is off', 'SMTP AUTH is off'],
])('begins a title as a sentence, and leaves addresses as they are: %s', (title, shown) => {
  expect(beginSentence(title)).toBe(shown);
});
