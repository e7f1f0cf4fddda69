import { expect, it } from 'vitest';
import { Transcript } from '../transcript.ts';
import { ImapWire } from './imap-wire.ts';

function openWire(): { readonly wire: ImapWire; readonly say: (text: string) => string | null } {
  const wire = new ImapWire(
    new Transcript(
      () => 0,
      (text) => text,
    ),
  );
  const say = (text: string): string | null => {
    wire.received(Buffer.from(text, 'latin1'));
    return wire.broken?.problem ?? null;
  };
  say('* OK ready\r\n');
  return { wire, say };
}

const send = (wire: ImapWire, line: string): void => wire.sent(Buffer.from(`${line}\r\n`));

it('answers three challenges, and ends the conversation at the fourth', () => {
  const { wire, say } = openWire();
  send(wire, 'A1 AUTHENTICATE XOAUTH2 token');
  for (let count = 0; count < 3; count += 1) {
    expect(say('+ eyJzdGF0dXMiOiI0MDEifQ==\r\n')).toBeNull();
    send(wire, '');
  }
  expect(say('+ \r\n')).toBe('too-much');
});

it('shows the line that is under way, and none once the answer has ended', () => {
  const { wire, say } = openWire();
  send(wire, 'A1 CAPABILITY');
  say('* CAPABILITY IMAP4rev1\r\nA1 O');
  expect(wire.unfinished()).toBe('A1 O');
  say('K done\r\n');
  expect(wire.unfinished()).toBeNull();
});

it('limits each answer by itself, not all of them together', () => {
  const { wire, say } = openWire();
  const line = `* ${'x'.repeat(998)}\r\n`;
  for (const tag of ['A1', 'A2', 'A3']) {
    send(wire, `${tag} NOOP`);
    expect(say(`${line.repeat(200)}${tag} OK\r\n`)).toBeNull();
  }
  send(wire, 'A4 NOOP');
  expect(say(line.repeat(300))).toBe('too-much');
});

it('limits a line in any packet, a long one included', () => {
  const { say } = openWire();
  expect(say(`* ${'x'.repeat(65_000)}\r\n`)).toBeNull();
  expect(say(`* ${'x'.repeat(65_000)}\r\n`)).toBeNull();
  expect(say(`* ${'x'.repeat(40_000)}`)).toBeNull();
  expect(say('x'.repeat(40_000))).toBe('too-much');
});

it('allows a long list of folders, but no long answer to the command sent with it', () => {
  const { wire, say } = openWire();
  const line = `* LIST () "/" ${'x'.repeat(986)}\r\n`;
  wire.sent(Buffer.from('A1 LIST "" "*"\r\nA2 EXAMINE INBOX\r\n'));
  expect(say(`${line.repeat(600)}A1 OK\r\n`)).toBeNull();
  expect(say(line.repeat(300))).toBe('too-much');
});
