import { describe, expect, it } from 'vitest';
import { contextWithoutClient } from '../context-without-client.ts';
import { verbatimSamples } from '../testing/verbatim-samples.ts';
import { explainText } from './explain-text.ts';

const codesOf = (text: string) =>
  explainText(text, contextWithoutClient('en')).findings.map(({ code }) => code);

/** What cannot be pasted: Collega's own signals, and a stage of which the words say nothing. */
const notInWords = new Set(['sign-in', 'token', 'azure-app', 'delivery', 'conversation']);
const onlyByStage = new Set([
  'smtp-greeting-refused',
  'smtp-ehlo-refused',
  'starttls-refused',
  'smtp-mechanism-refused',
  'smtp-auth-temporary',
  'smtp-server-busy',
  'sender-refused',
  'imap-capability-refused',
  'imap-greeting-refused',
  'imap-list-refused',
  'inbox-not-opened',
  'code-redemption-refused',
  'token-refresh-refused',
  'mfa-required-again',
  'message-returned',
  'sign-in-needed-again',
  'dns-failed',
  'server-unreachable',
  'tls-failed',
  'proxy-unreachable',
  'proxy-script-not-run',
  'proxy-sign-in-needed',
  'proxy-script-not-run',
  'data-refused',
  'starttls-broke-off',
  'client-without-token',
]);
/** What the words alone show, where a test knows more: the mechanism, the step, the mailbox. */
const saidByWordsAlone: Readonly<Record<string, readonly string[]>> = {
  'smtp-token-refused': ['smtp-sign-in-refused'],
  'smtp-password-refused': ['smtp-sign-in-refused'],
  'imap-token-refused': ['imap-sign-in-refused', 'imap-password-refused'],
  'imap-login-instead-of-oauth': ['imap-server-unavailable'],
  'personal-account-smtp-off': ['smtp-auth-disabled-for-mailbox'],
  'recipient-refused': ['recipient-unknown', 'recipient-refused'],
  // Pasted words do not tell which name the computer that said them had asked for.
  'computer-offline': ['host-not-found', 'authority-unreachable'],
  'recipient-unknown': ['recipient-unknown', 'recipient-refused'],
};
const pasteable = verbatimSamples.filter(
  ([code, { kind, text }]) => !notInWords.has(kind) && !onlyByStage.has(code) && text.length > 10,
);

describe('a sample of each finding, pasted', () => {
  it.each(pasteable)('recognises %s by its words alone', (code, { text }) => {
    const expected = saidByWordsAlone[code] ?? [code];
    expect(expected).toContain(codesOf(`2026-11-23 10:00:00 ERROR ${text}`)[0]);
    expect(expected).toContain(codesOf(text)[0]);
  });
});
