import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReportBundle } from '../../../contract/reports.ts';
import { mapTexts } from '../redact-parts.ts';
import { textsIn } from '../report-texts.ts';
import { sampleBundle, sampleFinding, sampleServer, sampleTest } from '../testing/sample-bundle.ts';
import { sampleOdoo } from '../testing/sample-odoo.ts';
import { bundleEnd, bundleStart } from './embedded-bundle.ts';
import { escapeHtml, markup } from './html.ts';
import { runAtOnce } from '../work-in-slices.ts';
import { renderReportPage } from './render-report-page.ts';

const pageOf = (bundle: ReportBundle) =>
  runAtOnce(renderReportPage(bundle, textsIn(bundle.language))).join('');

/** The elements of a page in order, as a parser meets them. */
function elementsOf(page: string): string[] {
  return [...page.matchAll(/<(\/?[a-z!][^\s>]*)/gi)].map(([, name = '']) => name.toLowerCase());
}

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</template><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  '\u0000<svg/onload=alert(1)>',
  '$t(title) {{client}}',
];

/** The sample with one text everywhere where a server, a user or a file may put one. */
function filledWith(text: string): ReportBundle {
  const finding = sampleFinding({
    code: 'unknown-to-this-version',
    title: text,
    cause: text,
    fix: text,
    commands: [text],
    evidence: [text],
    params: { mailbox: text },
  });
  const test = sampleTest({
    findings: [finding],
    transcript: [{ at: 1, from: 'server', line: text }],
    steps: [
      { id: 'greeting', status: 'ok', durationMs: 1, detail: { greeting: text, list: [text] } },
    ],
    server: { host: text, port: 25, encryption: 'none', username: text },
  });
  const [link] = sampleBundle().links;
  return sampleBundle({
    client: { name: text, sandbox: true },
    collega: { version: text, shell: 'portable', platform: text, network: null },
    servers: [sampleServer({ name: text, username: text, host: text, test })],
    odoo: sampleOdoo(text, finding),
    links: link === undefined ? [] : [{ ...link, mailbox: text, account: text, scopes: [text] }],
    azureApp: { ...sampleBundle().azureApp, applicationId: text, redirectUri: text },
  });
}

describe('the HTML report', () => {
  const plain = elementsOf(pageOf(filledWith('x')));

  it.each(hostile)('lets no text become an element: %s', (text) => {
    expect(elementsOf(pageOf(filledWith(text)))).toEqual(plain);
  });

  it('lets no text become an element, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc
        .array(fc.constantFrom(...hostile, '<', '>', '"', "'", '&', '/', '\n', 'a'), {
          minLength: 1,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(elementsOf(pageOf(filledWith(`x${given}`)))).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  it('holds no script, no address to load from, and names its only style sheet by its hash', () => {
    const page = pageOf(sampleBundle());
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(elementsOf(page)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(script|link|img|iframe|object|form|base)$/),
      ]),
    );
    expect(page).not.toMatch(/\s(?:src|srcset|style|on\w+)=/);
    expect(style).not.toMatch(/url\(|@import/);
  });

  it('says the verdict first, then what, why, who, what to do, commands and the own words', () => {
    const page = pageOf(sampleBundle()).replace(/<template[\s\S]*/, '');
    const places = [
      'Mail servers: 1 of 1 does not work.',
      'Connection test failed. Nothing was sent.',
      'Cause as stored',
      'The Exchange administrator',
      'Fix as stored',
      '535 5.7.139 SmtpClientAuthentication',
      'Set-CASMailbox john@contoso.com',
      'Microsoft 365 status',
      'Authentication (XOAUTH2)',
      '<details class="transcript">',
    ].map((words) => page.indexOf(words));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it('has one first heading and no level left out', () => {
    const levels = [...pageOf(sampleBundle()).matchAll(/<h(\d)/g)].map(([, level]) =>
      Number(level),
    );
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('speaks Italian throughout', () => {
    const page = pageOf(sampleBundle({ language: 'it' }));
    expect(page).toContain('<html lang="it">');
    expect(page).toContain('Server di posta: 1 su 1 non funziona.');
    expect(page).toContain('L’amministratore di Exchange');
  });

  it.each(hostile)('carries its bundle unchanged: %s', (text) => {
    const bundle = filledWith(text);
    const page = pageOf(bundle);
    const start = page.indexOf(bundleStart) + bundleStart.length;
    expect(JSON.parse(page.slice(start, page.indexOf(bundleEnd, start)))).toEqual(bundle);
  });
});

it('a piece of a page escapes every value that is not a piece itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(markup`<p title="${text}">${[text, markup`<b>${text}</b>`, null]}</p>`.html).toBe(
        `<p title="${escapeHtml(text)}">${escapeHtml(text)}<b>${escapeHtml(text)}</b></p>`,
      );
      expect(escapeHtml(text)).not.toMatch(/[<>"'`\0]/);
    }),
  );
});

it('control characters and turns of direction are shown, not obeyed', () => {
  expect(escapeHtml('\u001b[31m\u0000\u009b\u202e')).toBe('␛[31m␀\\u009b\\u202e');
  expect(mapTexts({ a: ['x', { b: 'y', c: 1 }] }, (text) => `${text}!`)).toEqual({
    a: ['x!', { b: 'y!', c: 1 }],
  });
});
