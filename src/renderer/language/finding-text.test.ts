import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { type Finding } from '../../contract/findings.ts';
import { findingText } from './finding-text.ts';

const finding: Finding = {
  code: 'port-blocked',
  severity: 'error',
  step: 'tcp',
  rows: [1],
  owner: 'network-admin',
  title: 'Title as it was stored',
  cause: 'Cause',
  fix: 'Fix',
  params: { host: 'smtp.example.com', reply: 'see $t(app.name)' },
  commands: [],
  links: [],
  evidence: [],
};

async function speak(texts: object) {
  const language = createInstance();
  await language.init({ lng: 'it', resources: { it: { findings: texts } } });
  return language;
}

it('says a stored finding again in the language of the window', async () => {
  const language = await speak({ 'port-blocked': { title: 'Porta chiusa verso {{host}}' } });
  expect(findingText(language, finding, 'title')).toBe('Porta chiusa verso smtp.example.com');
});

it('falls back to the words that came with the finding', async () => {
  const language = await speak({});
  expect(findingText(language, finding, 'title')).toBe('Title as it was stored');
});

it('shows the words of a server as they are and leaves unknown placeholders visible', async () => {
  const language = await speak({ 'port-blocked': { cause: '{{reply}} / {{missing}}' } });
  expect(findingText(language, finding, 'cause')).toBe('see $t(app.name) / {{missing}}');
});
