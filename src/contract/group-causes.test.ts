import { expect, it } from 'vitest';
import { type Finding } from './findings.ts';
import { beginSentence, groupCauses, groupCausesOfMany, mergeFindings } from './group-causes.ts';

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

it('counts a server under every cause that stops it', () => {
  const offline = (mailbox: string) => found('offline', mailbox);
  const causes = groupCauses([
    { subject: 'a', findings: [found('unlinked', 'a@x'), offline('a@x')] },
    {
      subject: 'b',
      findings: [found('unlinked', 'b@x'), offline('b@x'), found('old', 'b@x', 'warning')],
    },
    { subject: 'c', findings: [found('twice', 'c@x'), offline('c@x'), found('twice', 'd@x')] },
    { subject: 'd', findings: [found('old', 'd@x', 'warning'), found('weak', 'd@x', 'warning')] },
  ]);
  expect(causes.map(({ code, subjects }) => [code, ...subjects])).toEqual([
    ['offline', 'a', 'b', 'c'],
    ['unlinked', 'a', 'b'],
    ['twice', 'c'],
    ['old', 'd'],
    ['weak', 'd'],
  ]);
  expect(causes[2]?.findings.map(({ params }) => params['mailbox'])).toEqual(['c@x', 'd@x']);
});

it('takes two servers that are called the same as two', () => {
  const same = { subject: 'a', findings: [found('off', 'a@x')] };
  expect(groupCauses([same, same])[0]?.subjects).toEqual(['a', 'a']);
});

it('tells of many tests what stops the app first, and each other cause of its servers too', () => {
  const expired = found('expired', 'a@x');
  const ends = found('ends soon', 'a@x', 'warning');
  const result = (serverId: string, ...findings: Finding[]) => ({
    serverId,
    outcome: 'failed' as const,
    durationMs: 1,
    findings,
  });
  const causes = groupCausesOfMany({
    results: [
      result('a', found('off', 'a@x'), found('old', 'a@x', 'warning')),
      result('b', found('off', 'b@x')),
      result('c'),
    ],
    alarms: [
      { finding: ends, serverIds: ['b', 'c'] },
      { finding: expired, serverIds: ['a'] },
    ],
  });
  expect(causes.map(({ code, subjects }) => [code, ...subjects])).toEqual([
    ['expired', 'a'],
    ['off', 'a', 'b'],
    ['ends soon', 'c'],
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
