import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeChallenge } from '../../src/services/masking/build-xoauth2.ts';
import { maskSecrets } from '../../src/services/masking/mask-secrets.ts';
import { planFor } from '../../src/services/connection-tests/testing/run-against.ts';
import { diagnose } from '../../src/services/diagnosis/diagnose.ts';
import { imapSignal, parseImapStatus } from '../../src/services/diagnosis/imap-response.ts';
import { parseSmtpReply, smtpSignal } from '../../src/services/diagnosis/smtp-reply.ts';

const { context } = planFor(1);
const words = fc.constantFrom(
  '250',
  '535 5.7.139 ',
  '4.7.0',
  '-',
  ' ',
  '\r\n',
  '\n',
  '\0',
  '{',
  '}',
  '"status":"401"',
  '* BYE',
  '1 BAD ',
  'Backoff Time: 9',
  'try again in 99999 hours',
  'é€😀\ud800',
  'x'.repeat(5_000),
);
/** What servers say, torn apart and put together again. */
const speech = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.oneof(words, fc.string({ maxLength: 8 })), { maxLength: 24 })
    .map((all) => all.join('')),
);

describe('the reply parsers', () => {
  it('answer something for every SMTP reply, and lose none of its words', () => {
    fc.assert(
      fc.property(speech, (raw) => {
        const reply = parseSmtpReply(raw);
        expect(reply.raw).toBe(raw);
        expect(reply.code === null || (reply.code >= 200 && reply.code <= 599)).toBe(true);
        const found = diagnose(smtpSignal('auth', reply), context, 'auth');
        expect(found.code).toMatch(/^[a-z0-9-]+$/);
      }),
      { numRuns: 400 },
    );
  });

  it('answer something for every line of IMAP', () => {
    fc.assert(
      fc.property(speech, (line) => {
        const status = parseImapStatus(line);
        if (status !== null) expect(line).toContain(status.text);
        expect(diagnose(imapSignal('list', line), context, 'list').code).toMatch(/^[a-z0-9-]+$/);
      }),
      { numRuns: 400 },
    );
  });

  it('read a reply back from its code and its lines', () => {
    const line = fc.stringMatching(/^[A-Za-z0-9 .,]{0,40}$/);
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 599 }),
        fc.array(line, { minLength: 1 }),
        (code, lines) => {
          const last = lines.length - 1;
          const raw = lines
            .map((text, at) => `${code}${at === last ? ' ' : '-'}${text}`)
            .join('\r\n');
          expect(parseSmtpReply(raw)).toMatchObject({ code, text: lines.join('\n') });
        },
      ),
    );
  });

  it('decode a challenge that is JSON, and nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (value) => {
        const json = JSON.stringify(value);
        expect(decodeChallenge(Buffer.from(json).toString('base64'))).toBe(json);
      }),
    );
    fc.assert(
      fc.property(speech, (base64) => {
        const decoded = decodeChallenge(base64);
        expect(decoded === null || decoded.startsWith('{')).toBe(true);
      }),
    );
  });

  it('hide sixteen characters in a row of a token, wherever they stand', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{40,200}$/);
    fc.assert(
      fc.property(token, speech, speech, fc.nat(), (secret, before, after, at) => {
        const from = at % (secret.length - 16);
        const piece = secret.slice(from, from + 16);
        const shown = maskSecrets([secret])(`${before}${piece}${after}`);
        expect(shown.includes(piece) && !`${before}${after}`.includes(piece)).toBe(false);
      }),
    );
  });
});
