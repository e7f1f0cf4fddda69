import { expect, test } from 'vitest';
import { summariseTests } from './summarise-tests.ts';
import {
  findingOf,
  outgoingServer,
  secretExpired,
  testedServer,
} from '../testing/tested-servers.ts';

test('each server has a line: verdict, first finding, who must act', () => {
  const warned = findingOf('certificate-expires-soon', { severity: 'warning' });
  const tested = [
    testedServer('good@contoso.example', {}),
    testedServer('bad@contoso.example', {
      outcome: 'failed',
      findings: [warned, findingOf('send-as-denied')],
    }),
  ];
  const servers = [...tested.map(({ server }) => server), outgoingServer('left@contoso.example')];
  const lines = summariseTests(servers, tested, null).split('\n');
  expect(lines[0]).toMatch(/^SERVER +DIRECTION +RESULT +PROBLEM +WHO MUST ACT$/);
  expect(lines[3]).toMatch(/^✓ good@contoso\.example +outgoing +passed$/);
  // What must be acted upon comes first, as in a report.
  expect(lines[1]).toMatch(/^✗ bad@\S+ +outgoing +failed +Title of send-as-denied +The Exchange/);
  expect(lines[2]).toMatch(/^· left@contoso\.example +outgoing +not begun$/);
  expect(lines.at(-1)).toBe('3 servers: 1 passed, 1 failed, 1 not tested');
});

test('every cause of a server has its line and its person, and the server counts once', () => {
  const findings = [
    findingOf('mailbox-not-linked', { owner: 'mailbox-user' }),
    findingOf('computer-offline', { owner: 'network-admin' }),
  ];
  const tested = ['a@contoso.example', 'b@contoso.example'].map((name) =>
    testedServer(name, { outcome: 'failed', findings }),
  );
  const servers = tested.map(({ server }) => server);
  const lines = summariseTests(servers, tested, null).split('\n');
  expect(lines[1]).toMatch(/^✗ a@\S+ +outgoing +failed +Title of mailbox-not-linked +The user/);
  expect(lines[2]).toMatch(/^ +Title of computer-offline +The network/);
  expect(lines[3]).toMatch(/^✗ b@/);
  expect(lines.at(-1)).toBe('2 servers: 0 passed, 2 failed');
});

test('a test of the network alone has passed nothing, and a warning is counted', () => {
  const reached = testedServer('reached@contoso.example', { scope: 'network' });
  const text = summariseTests([reached.server], [reached], null);
  expect(text).toMatch(/✓ reached@\S+ +outgoing +reached$/m);
  expect(text).toMatch(/1 server: 1 reached, 0 failed\. .*nothing is proven of the mailboxes\.$/);
  expect(text).not.toContain('passed');
  const warned = testedServer('warned@contoso.example', { outcome: 'warning' });
  expect(summariseTests([warned.server], [warned], null)).toMatch(/1 passed \(1 with warnings\)/);
});

test('one failing app secret is one alarm, with the servers that it stops', () => {
  const names = Array.from({ length: 12 }, (_, number) => `m${number}@contoso.example`);
  const failed = { outcome: 'failed', findings: [secretExpired] } as const;
  const tested = names.map((name) =>
    testedServer(name, { ...failed, findings: [...failed.findings] }),
  );
  const text = summariseTests(
    tested.map(({ server }) => server),
    tested,
    60,
  );
  expect(text.split(secretExpired.cause)).toHaveLength(2);
  expect(text).toContain('12 servers affected (m0@contoso.example, ');
  expect(text).toContain('m9@contoso.example, … +2)');
  expect(
    Math.max(
      ...text
        .split('\n')
        .slice(6)
        .map(({ length }) => length),
    ),
  ).toBeLessThan(61);
});
