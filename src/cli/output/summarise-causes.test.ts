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
  expect(title).toMatch(/^✗ 2 × each of these mailboxes is not linked yet/);
  expect(servers).toContain('anna@rossi.example, bruno@rossi.example');
  expect(rest.filter((line) => line.startsWith('      > '))).toHaveLength(2);
  // A line that can be copied: no words where an address belongs.
  expect(summariseCauses(tested)).toMatch(/: collega link$/m);
  await setLanguage('it');
  expect(summariseCauses(tested)).toContain('ciascuna di queste caselle');
});

test('the cause of one mailbox names it', () => {
  expect(summariseCauses(tested.slice(0, 1))).toContain('1 × anna@rossi.example is not linked yet');
  expect(summariseCauses(tested.slice(0, 1))).toMatch(
    /collega link --mailbox anna@rossi\.example$/m,
  );
});
