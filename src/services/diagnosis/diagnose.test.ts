import { describe, expect, it } from 'vitest';
import { finding } from '../../contract/findings.ts';
import { diagnose } from './diagnose.ts';
import { contextWithoutClient } from './context-without-client.ts';
import { sampleSignals } from './testing/sample-signals.ts';
import { verbatimSamples } from './testing/verbatim-samples.ts';
import { type DiagnosisContext, type Signal } from './signal.ts';

const context: DiagnosisContext = {
  mailbox: 'john@contoso.com',
  signedInAs: 'admin@contoso.com',
  host: 'smtp.office365.com',
  port: 587,
  applicationId: '11111111-2222-3333-4444-555555555555',
  tenant: 'contoso.com',
  redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
  language: 'en',
};

describe('the diagnosis', () => {
  it.each([...sampleSignals, ...verbatimSamples])('finds %s', (code, signal) => {
    const found = diagnose(signal, context, null);
    expect(found.code).toBe(code);
    expect(finding.parse(found)).toEqual(found);
    expect(found.title).not.toContain(code);
  });

  it('explains any signal of any kind and stage, with the words of the other side', () => {
    const unknown: Signal[] = [
      ...(['authorize', 'redeem', 'refresh'] as const).map((stage) => ({
        kind: 'oauth' as const,
        stage,
        error: 'never_seen',
        aadsts: null,
        subError: null,
        text: 'words',
        httpStatus: null,
        retryAfter: null,
      })),
      ...(['authority', 'dns', 'tcp', 'tls'] as const).map((stage) => ({
        kind: 'network' as const,
        stage,
        code: 'ENEVERSEEN',
        text: 'words',
      })),
      ...(['greeting', 'ehlo', 'starttls', 'auth', 'mail-from', 'rcpt-to', 'data'] as const).map(
        (step) => ({ kind: 'smtp' as const, step, code: 599, enhancedCode: null, text: 'words' }),
      ),
      ...(['greeting', 'capability', 'auth', 'list', 'inbox'] as const).map((step) => ({
        kind: 'imap' as const,
        step,
        status: null,
        text: 'words',
      })),
    ];
    for (const signal of unknown) {
      const found = diagnose(signal, context, null);
      expect(found.evidence).toEqual(['words']);
      expect(found.title.length).toBeGreaterThan(10);
    }
  });

  it('fills the commands from the client’s own data, and shows what it does not know', () => {
    const signal = sampleSignals.find(([code]) => code === 'smtp-auth-disabled-for-mailbox')?.[1];
    const denied = sampleSignals.find(([code]) => code === 'send-as-denied')?.[1];
    if (signal === undefined || denied === undefined) throw new Error('no sample');
    expect(diagnose(signal, context, 'auth').commands).toEqual([
      'Set-CASMailbox john@contoso.com -SmtpClientAuthenticationDisabled $false',
    ]);
    expect(
      diagnose(signal, { ...context, mailbox: "o'brien@contoso.com" }, 'auth').commands,
    ).toEqual(["Set-CASMailbox 'o''brien@contoso.com' -SmtpClientAuthenticationDisabled $false"]);
    expect(diagnose(denied, { ...context, signedInAs: null }, 'mail-from').commands).toEqual([
      'Add-RecipientPermission john@contoso.com -Trustee <SIGNED-IN-USER> -AccessRights SendAs -Confirm:$false',
    ]);
  });

  it.each([
    ['send-as-denied', []],
    ['authenticated-but-not-connected', ['Set-CASMailbox john@contoso.com -ImapEnabled $true']],
    ['account-disabled', []],
  ])('never grants a mailbox to itself: %s', (code, commands) => {
    const signal = verbatimSamples.find(([known]) => known === code)?.[1];
    if (signal === undefined) throw new Error('no sample');
    const itself = { ...context, signedInAs: 'John@Contoso.com' };
    const found = diagnose(signal, itself, null);
    expect(found.code).toBe(code);
    expect(found.commands).toEqual(commands);
    expect(diagnose(signal, context, null).commands.join('\n')).toContain('admin@contoso.com');
  });

  it.each(['authorize', 'redeem', 'refresh'] as const)(
    'tells all there is to look up about an unknown number, stage %s',
    (stage) => {
      const text =
        'AADSTS123456: Unknown to all.\r\nTrace ID: 0000aaaa-11bb-cccc-dd33-eeeeee333333' +
        '\r\nCorrelation ID: aaaa0000-bb11-2222-33cc-444444dddddd\r\nTimestamp: 2026-11-09 02:02:12Z';
      const found = diagnose(
        {
          kind: 'oauth',
          stage,
          error: 'never_seen',
          aadsts: 123456,
          subError: null,
          text,
          httpStatus: 400,
          retryAfter: null,
        },
        context,
        null,
      );
      expect(found.links).toContain('https://login.microsoftonline.com/error?code=123456');
      expect(found.evidence).toEqual([text]);
      for (const part of [
        'AADSTS123456',
        '0000aaaa-11bb-cccc-dd33-eeeeee333333',
        'aaaa0000-bb11-2222-33cc-444444dddddd',
        '2026-11-09 02:02:12Z',
      ]) {
        expect(found.cause).toContain(part);
      }
    },
  );

  it('never shows a hole: what is not known is a placeholder or a dash', () => {
    const noClient = contextWithoutClient('it');
    for (const [, signal] of verbatimSamples) {
      const found = diagnose(signal, noClient, null);
      const shown = [found.title, found.cause, found.fix, ...found.commands].join('\n');
      expect(shown).not.toMatch(/\{\{|\bnull\b|undefined/);
    }
  });

  it('speaks Italian when asked', () => {
    const signal: Signal = { kind: 'network', stage: 'dns', code: 'ENOTFOUND', text: 'x' };
    expect(diagnose(signal, { ...context, language: 'it' }, 'dns').title).toBe(
      'L’host smtp.office365.com non esiste',
    );
  });
});
