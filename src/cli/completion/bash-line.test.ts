import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quoteForBashLine } from './bash-line.ts';
import { splitBashLine } from './bash-line.ts';

const breaks = ` \t\n"'@><=;|&(:`;

test.each([
  ['collega te', ['collega'], 'te', 0],
  ['collega test ', ['collega', 'test'], '', 0],
  ['collega link -m info@ro', ['collega', 'link', '-m'], 'info@ro', 'info'.length],
  ['collega test --client=Ro', ['collega', 'test'], '--client=Ro', '--client='.length],
  ['collega test -c Rossi\\ S', ['collega', 'test', '-c'], 'Rossi S', 0],
  ['collega test -c "Rossi S', ['collega', 'test', '-c'], 'Rossi S', 0],
  ['collega test -c "O\\"N', ['collega', 'test', '-c'], 'O"N', 0],
  ["collega test -c 'Rossi' -m i", ['collega', 'test', '-c', 'Rossi', '-m'], 'i', 0],
  ["collega test --client='Ro", ['collega', 'test'], '--client=Ro', '--client='.length],
])('%s: the last word, and what readline keeps of it', (line, words, current, kept) => {
  expect(splitBashLine(line, breaks)).toMatchObject({ words, current, kept });
});

const hostile = `a b'c"d$(touch x)\`id\`!!&|;<>{a,b}*?[]~#\\é`;

test('whatever a name holds, bash reads it as one word that runs nothing', ({ skip }) => {
  if (process.platform === 'win32') skip('bash is not part of Windows');
  const quoted = quoteForBashLine(hostile, { quote: null, kept: 0 });
  const read = (word: string): string =>
    execFileSync('bash', ['-c', `printf %s ${word}`], { encoding: 'utf8' });
  expect(read(quoted ?? '')).toBe(hostile);
  const calm = hostile.replaceAll('!', '');
  expect(read(`"${quoteForBashLine(calm, { quote: '"', kept: 0 }) ?? ''}"`)).toBe(calm);
});

test('what an open quotation mark cannot hold is not offered, nor a name with control characters', () => {
  expect(quoteForBashLine("O'Neill", { quote: "'", kept: 0 })).toBeNull();
  expect(quoteForBashLine('Ciao!', { quote: '"', kept: 0 })).toBeNull();
  expect(quoteForBashLine('a\tb', { quote: null, kept: 0 })).toBeNull();
});
