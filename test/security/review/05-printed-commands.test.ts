import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteForShell } from '../../../src/cli/terminal/quote-for-shell.ts';
import { loadTexts } from '../../../src/languages/languages.ts';
import { setLanguage, translate } from '../../../src/cli/terminal/texts.ts';

const hostile = [
  'Contoso$(touch PWNED)',
  'Contoso"; touch PWNED2; echo "',
  "o'brien & sons",
  'a\nb',
  '-rf',
  '`id`',
  '!history',
  'Ærø – “naïve”',
  '\\',
  '*',
  '~root',
];

/** What bash makes of the words of a printed command. */
function wordsOf(line: string): string[] {
  const script = `collega() { printf '%s\\0' "$@"; }\n${line}`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const lines = ['clients.imported', 'clients.importedAs', 'clients.duplicated'];
const printed = (key: string, name: string): string => {
  const quotedName = quoteForShell(name, 'linux');
  const line = translate(key, { name: 'x', nameInFile: 'x', count: 1, quotedName });
  return line.slice(line.indexOf('collega client'));
};

describe('finding 5: printed commands', () => {
  it.skipIf(process.platform === 'win32').each(lines)(
    '%s names the client as one word of bash (which Windows lacks)',
    async (key) => {
      const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
      const names = fc.sample(
        name.filter((text) => !text.includes('\0') && Buffer.from(text).toString() === text),
        40,
      );
      for (const language of ['en', 'it'] as const) {
        await setLanguage(language);
        for (const each of [...hostile, ...names]) {
          expect(wordsOf(printed(key, each)), each).toEqual(['client', 'update', '--client', each]);
        }
      }
    },
  );

  it('name nothing but what is quoted, in every text of the command line', async () => {
    const texts = await loadTexts('terminal');
    const commands = Object.values(texts).flatMap((text) =>
      [...JSON.stringify(text).matchAll(/: collega [^"]*/g)].map(([command]) => command),
    );
    expect(commands.length).toBeGreaterThan(10);
    const values = commands.flatMap((command) => command.match(/\{\{\w+\}\}/g) ?? []);
    expect([...new Set(values)].sort()).toEqual(['{{quotedMailbox}}', '{{quotedName}}']);
  });

  it('follow PowerShell’s rules on Windows: one literal string, its quotes doubled', () => {
    for (const name of hostile) {
      const quoted = quoteForShell(name, 'win32');
      expect(quoted.startsWith("'") && quoted.endsWith("'"), name).toBe(true);
      const inner = quoted.slice(1, -1);
      expect(inner.replace(/(['\u2018-\u201b])\1/g, '')).not.toMatch(/['\u2018-\u201b]/);
    }
    expect(quoteForShell('Rossi', 'win32')).toBe('Rossi');
  });
});
