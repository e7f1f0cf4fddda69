import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImapWire } from '../../src/services/connection-tests/incoming/imap-wire.ts';
import { SmtpGuard } from '../../src/services/connection-tests/outgoing/smtp-guard.ts';
import { Transcript } from '../../src/services/connection-tests/transcript.ts';

const ends = fc.constantFrom('\r\n', '\n', '\r\n\r\n', ' ', '');
const line = (parts: string[]) =>
  fc.tuple(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 12 }), ends);
const stream = (parts: string[]) =>
  fc
    .array(line(parts), { maxLength: 12 })
    .map((lines) => Buffer.from(lines.flat().join(''), 'utf8'));
const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 30 });

/** The same bytes, in packets cut at the given places. */
function packets(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...places.filter((place) => place < bytes.length), bytes.length];
  sorted.sort((one, other) => one - other);
  return sorted.slice(1).map((end, at) => bytes.subarray(sorted[at], end));
}

describe('however the network cuts what a server says', () => {
  it('the SMTP guard counts the same replies and finds the same fault', () => {
    const hear = (chunks: readonly Buffer[], commands: readonly string[]) => {
      const guard = new SmtpGuard();
      for (const command of commands) guard.sent(command);
      let broken = null;
      for (const chunk of chunks) broken ??= guard.received(chunk);
      if (broken !== null) return broken.problem;
      return [guard.countReplies(), guard.unfinished()];
    };
    const says = stream(['220 ', '250-', '250', '421 ', '235 2.7.0', '', '<html>', '\0']);
    const sent = fc.array(fc.constantFrom('EHLO x', 'STARTTLS'), { maxLength: 6 });
    fc.assert(
      fc.property(says, cuts, sent, (bytes, places, commands) => {
        expect(hear(packets(bytes, places), commands)).toEqual(hear([bytes], commands));
      }),
      { numRuns: 800 },
    );
  });

  it('the IMAP wire hears the same lines, answers and faults, literals included', () => {
    const hear = (chunks: readonly Buffer[]) => {
      const transcript = new Transcript(
        () => 0,
        (text) => text,
      );
      const wire = new ImapWire(transcript);
      wire.sent(Buffer.from('1 CAPABILITY\r\n2 LIST "" "*"\r\n3 EXAMINE INBOX\r\n'));
      for (const chunk of chunks) wire.received(chunk);
      const { greeting, bye, broken } = wire;
      const answers = ['1', '2', '3'].map((tag) => wire.answerTo(tag));
      return { greeting, bye, broken: broken?.problem, answers, lines: transcript.all() };
    };
    const says = stream([
      '* OK ready',
      '* LIST () "/" {5}',
      '{7+}',
      '{99999999999}',
      '1 OK done',
      '2 BAD no',
      '3 NO ',
      '* BYE ',
      '+ e30=',
      '* 3 EXISTS',
      '',
    ]);
    fc.assert(
      fc.property(says, cuts, (bytes, places) => {
        expect(hear(packets(bytes, places))).toEqual(hear([bytes]));
      }),
      { numRuns: 800 },
    );
  });
});
