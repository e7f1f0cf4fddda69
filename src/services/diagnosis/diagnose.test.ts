import { describe, expect, it } from 'vitest';
import { finding } from '../../contract/findings.ts';
import english from '../../languages/en/findings.json' with { type: 'json' };
import italian from '../../languages/it/findings.json' with { type: 'json' };
import { catalogue } from './catalogue/catalogue.ts';
import { diagnose, rankEntries } from './diagnose.ts';
import { describeParams, placeholders } from './finding-params.ts';
import { sampleSignals } from './sample-signals.ts';
import { type DiagnosisContext, type Signal } from './signal.ts';

type Texts = Record<string, Record<'title' | 'cause' | 'fix', string>>;
const languages: Record<'en' | 'it', Texts> = { en: english, it: italian };

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

const placeholdersIn = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the diagnosis', () => {
  it.each(sampleSignals)('finds %s', (code, signal) => {
    const found = diagnose(signal, context, null);
    expect(found.code).toBe(code);
    expect(finding.parse(found)).toEqual(found);
    expect(found.title).not.toContain(code);
  });

  it.each(sampleSignals)('has one entry alone claim the signal of %s best', (_code, signal) => {
    const [best, second] = rankEntries(signal);
    expect(best?.score).toBeGreaterThan(second?.score ?? 0);
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

  it('fills the commands from the client’s own data, and leaves out those it cannot fill', () => {
    const signal = sampleSignals.find(([code]) => code === 'smtp-auth-disabled-for-mailbox')?.[1];
    const denied = sampleSignals.find(([code]) => code === 'send-as-denied')?.[1];
    if (signal === undefined || denied === undefined) throw new Error('no sample');
    expect(diagnose(signal, context, 'auth').commands).toEqual([
      'Set-CASMailbox john@contoso.com -SmtpClientAuthenticationDisabled $false',
    ]);
    expect(
      diagnose(signal, { ...context, mailbox: "o'brien@contoso.com" }, 'auth').commands,
    ).toEqual(["Set-CASMailbox 'o''brien@contoso.com' -SmtpClientAuthenticationDisabled $false"]);
    expect(diagnose(denied, { ...context, signedInAs: null }, 'mail-from').commands).toEqual([]);
  });

  it('gives the look-up link for every AADSTS number', () => {
    const signal = sampleSignals.find(([code]) => code === 'sign-in-refused')?.[1];
    if (signal === undefined) throw new Error('no sample');
    expect(diagnose(signal, context, null).links).toContain(
      'https://login.microsoftonline.com/error?code=999999',
    );
  });

  it('speaks Italian when asked', () => {
    const signal: Signal = { kind: 'network', stage: 'dns', code: 'ENOTFOUND', text: 'x' };
    expect(diagnose(signal, { ...context, language: 'it' }, 'dns').title).toBe(
      "L'host smtp.office365.com non esiste",
    );
  });
});

describe('the catalogue', () => {
  it('has each code once', () => {
    const codes = catalogue.map(({ code }) => code);
    expect(codes).toHaveLength(new Set(codes).size);
  });

  it.each(catalogue.map(({ code }) => code))('has texts for %s in both languages', (code) => {
    for (const part of ['title', 'cause', 'fix'] as const) {
      const first = languages.en[code]?.[part] ?? '';
      const second = languages.it[code]?.[part] ?? '';
      expect(first).not.toBe('');
      expect(second).not.toBe('');
      expect(placeholdersIn(second)).toEqual(placeholdersIn(first));
      for (const name of placeholdersIn(first)) expect(placeholders).toContain(name);
    }
  });

  it('has no texts without an entry', () => {
    const codes = new Set(catalogue.map(({ code }) => code));
    for (const texts of Object.values(languages)) {
      expect(Object.keys(texts).filter((code) => !codes.has(code))).toEqual([]);
    }
  });

  it('uses only placeholders that exist in its commands', () => {
    const known = Object.keys(
      describeParams({ kind: 'network', stage: 'dns', code: '', text: '' }, context),
    );
    const used = catalogue
      .flatMap(({ commands = [] }) => commands)
      .flatMap((command) => [...command.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(used.filter((name) => name === undefined || !known.includes(name))).toEqual([]);
  });
});
