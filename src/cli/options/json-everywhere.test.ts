import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command } from 'commander';
import { expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { createProgram } from '../create-program.ts';
import { nameCommand } from './localize-commander.ts';

/** Commands whose answer no program reads as JSON, and why. */
const withoutJson = [
  'start', // opens a window
  'completion', // prints a script
  'man', // prints a page
  'client export', // writes JSON anyway
];

const program = await createProgram(() => Promise.resolve(), Object.keys(commands));
const answering = lastCommands(program).map((command) => ({
  command,
  name: nameCommand(command).replace('collega ', ''),
}));

function lastCommands(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(lastCommands);
}

test('every command that answers anything has --json', () => {
  const lacking = answering.filter(
    ({ command }) => !command.options.some(({ long }) => long === '--json'),
  );
  expect(lacking.map(({ name }) => name).toSorted()).toEqual(withoutJson.toSorted());
});

test('the page on --json says what each of them prints, and speaks of no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/json.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) =>
    [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) =>
      name.replace(/ --.*/, ''),
    ),
  );
  const wanted = answering.map(({ name }) => name).filter((name) => !withoutJson.includes(name));
  expect([...new Set(named)].toSorted()).toEqual(wanted.toSorted());
});

test('what is given when a client or a server is added can be changed by the same options', () => {
  const optionsOf = (name: string): string[] =>
    (answering.find((each) => each.name === name)?.command.options ?? []).map(
      ({ long }) => long ?? '',
    );
  // A second server of a mailbox is a wish of the moment, not a field.
  const fields = (name: string): string[] => optionsOf(name).filter((each) => each !== '--again');
  expect(optionsOf('client update')).toEqual(expect.arrayContaining(fields('client add')));
  expect(optionsOf('server update')).toEqual(expect.arrayContaining(fields('server add')));
});
