import { type Command } from 'commander';
import { afterEach, expect, test } from 'vitest';
import english from '../../languages/en/examples.json' with { type: 'json' };
import italian from '../../languages/it/examples.json' with { type: 'json' };
import { commands } from '../commands.ts';
import { splitBashLine } from '../completion/bash-line.ts';
import { createProgram } from '../create-program.ts';
import { setLanguage } from '../terminal/texts.ts';
import { nameOfExamples } from './add-examples.ts';
import { exampleLines } from './example-lines.ts';
import { nameCommand } from './localize-commander.ts';

afterEach(() => setLanguage('en'));

const names = Object.keys(commands);

function eachCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(eachCommand)];
}

/** Help as it is printed, with what stands after it. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  return help;
}

test.each([
  ['en', 'Examples:', english],
  ['it', 'Esempi:', italian],
] as const)('the help of every command shows examples of it (%s)', async (code, title, texts) => {
  await setLanguage(code);
  const all = eachCommand(await createProgram(() => Promise.resolve(), names));
  expect(all.length).toBeGreaterThan(40);
  for (const command of all) {
    const name = nameOfExamples(command);
    const said: readonly string[] = (texts as Record<string, readonly string[]>)[name] ?? [];
    const lines = exampleLines[name] ?? [];
    const [, examples = ''] = helpOf(command).split(`\n${title}\n`);
    expect(said, name).toHaveLength(lines.length);
    expect(lines.length, name).toBeGreaterThan(0);
    for (const line of lines) {
      expect(examples).toContain(`\n  ${line}\n`);
      expect(line).toContain(nameCommand(command));
    }
  }
  // None is left over of a command that is no more.
  expect(Object.keys(texts)).toEqual(Object.keys(exampleLines));
  expect(Object.keys(texts).toSorted()).toEqual(all.map(nameOfExamples).toSorted());
});

const lines = Object.values(exampleLines).flat();

test.each(lines)('the example "%s" is a line that Collega takes', async (line) => {
  let ran = 0;
  const run = () => {
    ran += 1;
    return Promise.resolve();
  };
  const [typed = ''] = line.split(' < ');
  const words = splitBashLine(`${typed} `, '').words.slice(1);
  const program = await createProgram(run, words);
  await program.parseAsync(words, { from: 'user' });
  expect(ran).toBe(1);
});
