import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Windows PowerShell 5.1, which Windows 11 opens, knows neither `&&` nor `||`. */
const joined = /&&|\|\|/u;

function listDocuments(): string[] {
  const inFolder = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => join(folder, file));
  const atTop = readdirSync(root).filter((file) => file.endsWith('.md'));
  return [...atTop, ...inFolder('docs'), ...inFolder('test'), ...inFolder('build/icons')];
}

/** Fenced blocks but those marked `bash`, and commands in the text. */
function readCommands(text: string): string[] {
  const blocks = [...text.matchAll(/^```(\w*)\n(.*?)^```/gmsu)]
    .filter(([, language]) => language !== 'bash' && language !== 'mermaid')
    .map(([, , content = '']) => content);
  const inline = [...text.matchAll(/`([^`\n]+)`/gu)].map(([, content = '']) => content);
  return [...blocks, ...inline.filter((content) => /^(?:npm|npx|node|collega)\b/u.test(content))];
}

it('gives every command in a form that Windows PowerShell, cmd.exe and zsh all run', () => {
  const commands = listDocuments().flatMap((file) =>
    readCommands(readFileSync(join(root, file), 'utf8')).map((command) => ({ file, command })),
  );
  expect(commands.length).toBeGreaterThan(20);
  expect(commands.filter(({ command }) => joined.test(command))).toEqual([]);
});

it('starts and tests a fresh clone by one command each, which CI runs too', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```sh\n(.*?)^```/gmsu)].map(([, content]) => content);
  expect(blocks).toContain('npm run demo\n');
  expect(blocks).toContain('npm test\n');
  expect(readFileSync(join(root, '.ci/run'), 'utf8').trim().split('\n').at(-1)).toBe('npm test');
  expect(readme).toContain('npm.cmd');
  expect(readme).not.toContain('ExecutionPolicy');
});
