import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../terminal/texts.ts';
import { findingOf, testedServer } from '../testing/tested-servers.ts';
import { summariseCauses } from './summarise-causes.ts';

afterEach(() => setLanguage('en'));

const tested = ['anna', 'bruno'].map((name) => {
  const mailbox = `${name}@rossi.example`;
  const about = { params: { mailbox }, commands: [`Set-CASMailbox ${mailbox}`] };
  const findings = [findingOf('mailbox-not-linked', about)];
  return testedServer(mailbox, { outcome: 'failed', findings });
});

test('one cause of several mailboxes names none of them as the only one, and has one script', async () => {
  const [title, servers, ...rest] = summariseCauses(tested).split('\n');
  expect(title).toMatch(/^✗ 2 servers: each of these mailboxes is not linked yet/);
  expect(servers).toContain('anna@rossi.example, bruno@rossi.example');
  expect(rest.filter((line) => line.startsWith('      > '))).toHaveLength(2);
  // A line that can be copied: no words where an address belongs.
  expect(summariseCauses(tested)).toMatch(/: collega link$/m);
  await setLanguage('it');
  expect(summariseCauses(tested)).toContain('ciascuna di queste caselle');
});

test('every cause of a server is told, with the number of servers and of mailboxes', async () => {
  const both = tested.flatMap(({ server, report }) => {
    const offline = findingOf('computer-offline', { owner: 'network-admin' });
    const failed = { ...report, findings: [...report.findings, offline] };
    return [
      { server, report: failed },
      { server: { ...server, id: crypto.randomUUID() }, report: failed },
    ];
  });
  const heads = () => summariseCauses(both).match(/^✗.*$/gm);
  expect(heads()).toEqual([
    expect.stringMatching(/^✗ 4 servers \(2 mailboxes\): .*\[mailbox-not-linked\]$/),
    expect.stringMatching(/^✗ 4 servers \(2 mailboxes\): .*\[computer-offline\]$/),
  ]);
  expect(summariseCauses(both)).toContain('network administrator');
  await setLanguage('it');
  expect(heads()?.[0]).toContain('4 server (2 caselle): ');
});

test('the cause of one mailbox names it', () => {
  expect(summariseCauses(tested.slice(0, 1))).toContain(
    '1 server: anna@rossi.example is not linked yet',
  );
  expect(summariseCauses(tested.slice(0, 1))).toMatch(
    /collega link --mailbox anna@rossi\.example$/m,
  );
});
