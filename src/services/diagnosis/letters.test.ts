import { expect, it } from 'vitest';
import { type Finding } from '../../contract/findings.ts';
import { loadTexts } from '../../languages/languages.ts';
import { writeLetter } from '../../languages/translate-letter.ts';
import { catalogue } from './catalogue/catalogue.ts';

/** Collega's own store: only who uses it reads of it. */
const ofCollega = new Set(['vault-not-readable']);
const others = ['mailbox-user', 'entra-admin', 'exchange-admin'];
const texts = await loadTexts('letter');

/** What only someone in front of Collega can do. */
const needsCollega = {
  en: /\bCollega\b|(?<!helps )\bhere\b|\bthis window\b|\bin the window\b|onnect the mailbox(?:es)? again(?! in Odoo)|paste it/,
  it: /\bCollega\b(?! (?:di nuovo|la casella))|\bqui\b|questa finestra|nella finestra(?! di accesso)|(?:C|c)ollega di nuovo (?:la casella|le caselle)/,
};

const findings = catalogue
  .filter(({ code, owner }) => others.includes(owner) && !ofCollega.has(code))
  .map((entry): [string, Finding] => [
    entry.code,
    {
      ...{ code: entry.code, severity: entry.severity, step: null, rows: [...entry.rows] },
      ...{ owner: entry.owner, title: '', cause: '', fix: '', params: {}, commands: [] },
      ...{ links: [], evidence: [] },
    },
  ]);

it.each(findings)('a message about %s asks for nothing that needs Collega', (_code, finding) => {
  for (const language of ['en', 'it'] as const) {
    const { body } = writeLetter(language, [finding], null);
    const title = `${texts[language].fix}:\n`;
    const fix = body.slice(body.indexOf(title) + title.length).split('\n', 1)[0] ?? '';
    const own = fix.replace(/I then connect the mailbox(?:es)?(?: in Odoo)? again/, '');
    const io = own.replace(/Poi collego di nuovo (?:la casella|le caselle)(?: in Odoo)?/, '');
    expect(io).not.toMatch(needsCollega[language]);
  }
});
