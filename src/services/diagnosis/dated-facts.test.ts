import { describe, expect, it } from 'vitest';
import english from '../../languages/en/findings.json' with { type: 'json' };
import italian from '../../languages/it/findings.json' with { type: 'json' };
import { catalogue } from './catalogue/catalogue.ts';
import { datedFacts, describeFacts, factNames } from './dated-facts.ts';
import { contextWithoutClient } from './context-without-client.ts';
import { explainText } from './explain/explain-text.ts';

const texts: Readonly<Record<string, Readonly<Record<string, string>>>>[] = [english, italian];

describe('dates of Microsoft', () => {
  it('stand in one place, and in no text of a finding', () => {
    for (const language of texts) {
      for (const [code, parts] of Object.entries(language)) {
        for (const words of Object.values(parts)) {
          expect([code, /\b20(?:2[5-9]|3\d)\b/.exec(words)?.[0] ?? null]).toEqual([code, null]);
        }
      }
    }
  });

  it.each(factNames)('are named by a finding, which knows the day of its source: %s', (name) => {
    const users = catalogue.filter(({ facts = [] }) => facts.includes(name));
    expect(users).not.toEqual([]);
    for (const { code } of users) {
      const words = Object.values(english[code as keyof typeof english]).join(' ');
      expect(words).toContain(`{{${name}}}`);
      expect(words).toContain('{{factsAsOf}}');
    }
    expect(datedFacts[name].asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('are shown in the reader’s language', () => {
    expect(describeFacts(['ewsEnd'], 'en')['ewsEnd']).toBe('April 2027');
    expect(describeFacts(['ewsEnd'], 'it')['ewsEnd']).toBe('aprile 2027');
    const text =
      'exchangelib: UnauthorizedError: Invalid credentials for https://outlook.office365.com/EWS/Exchange.asmx';
    const [found] = explainText(text, contextWithoutClient('it')).findings;
    expect(found?.fix).toContain('aprile 2027');
    expect(found?.fix).toContain(datedFacts.ewsEnd.asOf);
  });
});
