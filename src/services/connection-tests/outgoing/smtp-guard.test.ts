import { expect, it } from 'vitest';
import { SmtpGuard } from './smtp-guard.ts';

function hear(guard: SmtpGuard, text: string): string | null {
  return guard.received(Buffer.from(text, 'latin1'))?.problem ?? null;
}

it('takes one reply for each command, however it is cut into packets', () => {
  const guard = new SmtpGuard();
  expect(hear(guard, '220 ready\r\n')).toBeNull();
  guard.sent('EHLO [127.0.0.1]');
  guard.sent('NOOP');
  expect(hear(guard, '250-mail\r\n250 PIPE')).toBeNull();
  expect(guard.unfinished()).toBe('250-mail\n250 PIPE');
  expect(hear(guard, 'LINING\r\n250 OK\r\n')).toBeNull();
  expect(guard.countReplies()).toBe(3);
  expect(hear(guard, '250 OK\r\n')).toBe('out-of-turn');
});

it('lets a server say 421 at any time', () => {
  const guard = new SmtpGuard();
  hear(guard, '220 ready\r\n');
  expect(hear(guard, '421 4.3.2 closing\r\n')).toBeNull();
});

it('hears nothing between the 220 of STARTTLS and the handshake, and forgets what came before', () => {
  const guard = new SmtpGuard();
  hear(guard, '220 ready\r\n');
  guard.sent('STARTTLS');
  expect(hear(guard, '220 go ahead\r\n2')).toBe('starttls-injected');
  guard.upgraded();
  guard.sent('EHLO [127.0.0.1]');
  expect(hear(guard, '250 mail\r\n')).toBeNull();
  expect(guard.unfinished()).toBe('');
});

it('takes a refused STARTTLS for what it is', () => {
  const guard = new SmtpGuard();
  hear(guard, '220 ready\r\n');
  guard.sent('STARTTLS');
  expect(hear(guard, '454 4.7.0 TLS not available\r\n')).toBeNull();
  guard.sent('QUIT');
  expect(hear(guard, '221 bye\r\n')).toBeNull();
});

it('counts empty lines, but not within a reply of several lines', () => {
  const guard = new SmtpGuard();
  expect(hear(guard, '\r\n'.repeat(64))).toBeNull();
  expect(hear(guard, '\r\n')).toBe('too-much');
});
