import { expect, test, vi } from 'vitest';
import { type TestStep } from '../../contract/connection-tests.ts';
import { type StepId } from '../../contract/findings.ts';
import { printManyTests, printOneTest } from './print-tests.ts';
import { recordingTerminal } from '../testing/recording-terminal.ts';
import { findingOf, secretExpired, testedServer } from '../testing/tested-servers.ts';

const done = (id: StepId): TestStep => ({ id, status: 'ok', durationMs: 3, detail: {} });
const skipped = (id: StepId, reason = 'earlier-step-failed'): TestStep => ({
  id,
  status: 'skipped',
  durationMs: 0,
  detail: { reason },
});
const afterwards = (['starttls', 'tls', 'auth', 'mail-from'] as const).map((id) => skipped(id));

test('one server is told step by step, under its name', () => {
  const { terminal, out } = recordingTerminal();
  const tested = testedServer('sales@contoso.example', {
    outcome: 'failed',
    findings: [findingOf('send-as-denied')],
  });
  const teller = printOneTest(tested.server, { terminal, write: terminal.out });
  expect(out()).toBe('sales@contoso.example (outgoing, smtp.example:587)\n');
  teller.stepFinished(done('dns'));
  expect(out()).toMatch(/✓ Name look-up \(DNS\) +3 ms\n$/);
  for (const step of afterwards) teller.stepFinished(step);
  expect(out()).toBe('');
  teller.ended(tested);
  const lines = out().split('\n');
  expect(lines[0]).toBe(
    '  · skipped: Switch to encryption (STARTTLS) … Sender (MAIL FROM) (an earlier step failed)',
  );
  expect(lines[1]).toContain('✗ failed, smtp.example:587');
  expect(lines[2]).toContain('[send-as-denied]');
});

test('of several, each server’s lines stand together, whichever ends first', () => {
  const { terminal, out } = recordingTerminal();
  const one = testedServer('one@contoso.example', {
    outcome: 'failed',
    steps: [done('token'), ...afterwards, skipped('list', 'cancelled')],
    findings: [findingOf('send-as-denied')],
  });
  const two = testedServer('two@contoso.example', {});
  const teller = printManyTests(2, { terminal, write: terminal.out });
  teller.stepFinished(done('dns'));
  expect(out()).toBe('');
  teller.ended(two);
  expect(out()).toMatch(/^two@contoso\.example .*\n {2}✓ Access.*\n {2}✓ Name.*\n {2}✓ may send/);
  teller.ended(one);
  const [head, first, folded, verdict, finding] = out().split('\n');
  expect(head).toContain('one@contoso.example');
  expect(first).toContain('✓ Access token');
  expect(folded).toMatch(/\(an earlier step failed\); List of folders \(LIST\) \(cancelled\)$/);
  expect(verdict).toContain('✗ failed');
  expect(finding).toContain('[send-as-denied]');
  teller.close();
});

test('a failing app secret is named with each server, and explained elsewhere', () => {
  const { terminal, out } = recordingTerminal();
  const teller = printManyTests(1, { terminal, write: terminal.out });
  teller.ended(testedServer('one@contoso.example', { findings: [secretExpired] }));
  const text = out();
  expect(text).toContain('[client-secret-expired]');
  expect(text).not.toContain(secretExpired.cause);
  teller.close();
});

test('while several are tested a person sees how many are done, and a file nothing of it', () => {
  vi.useFakeTimers();
  try {
    const watched = recordingTerminal(40);
    const teller = printManyTests(3, { terminal: watched.terminal, write: watched.terminal.out });
    vi.advanceTimersByTime(600);
    expect(watched.err()).toContain('0 of 3 servers tested');
    teller.ended(testedServer('one@contoso.example', {}));
    // The line is taken away before another is written, and does not come back.
    expect(watched.err()).toBe('\r\u001b[K');
    vi.advanceTimersByTime(1_000);
    expect(watched.err()).toContain('1 of 3 servers tested');
    teller.close();
    vi.advanceTimersByTime(10_000);
    expect(watched.err()).toBe('\r\u001b[K');

    const piped = recordingTerminal();
    const other = printManyTests(3, { terminal: piped.terminal, write: piped.terminal.out });
    vi.advanceTimersByTime(600);
    expect(piped.err()).toBe('  … 0 of 3 servers tested, 1 s\n');
    other.close();
    expect(piped.err()).toBe('');
    expect(piped.out()).toBe('');
  } finally {
    vi.useRealTimers();
  }
});
