import { expect, test } from 'vitest';
import { createProgram } from '../create-program.ts';
import { findCandidates, type FindValues } from './find-candidates.ts';

/** How a line may go on at its end; records answer what they were asked for. */
async function candidatesOf(line: string, findValues: FindValues = () => []): Promise<string[]> {
  const words = line.split(' ');
  const current = words.pop() ?? '';
  const program = await createProgram(() => Promise.resolve(), words);
  const found = findCandidates(program, { words, current }, findValues);
  return found.kind === 'values' ? found.values.map(({ value }) => value) : [found.kind];
}

test.each([
  ['', 'vault'],
  ['vault ', 'passphrase'],
  ['vault key-store o', 'off'],
  ['test --dir', '--direction'],
  ['test --direction i', 'incoming'],
  ['test --direction=i', '--direction=incoming'],
  ['test ', '--client'],
  ['--sandbox test --', '--data'],
  ['guide --done perm', 'permissions'],
  ['probe smtp --encryption ', 'starttls'],
  ['demo --case not-', 'not-connected'],
  ['report --out ', 'files'],
  ['client import ', 'files'],
  ['client import one.json ', 'files'],
  ['--data ', 'folders'],
  ['completion z', 'zsh'],
])('"%s" may go on with %s', async (line, wanted) => {
  expect(await candidatesOf(line)).toContain(wanted);
});

test.each([
  ['test --timeout ', 'a number that only the user knows'],
  ['explain ', 'a text that only the user has'],
  ['server import file.csv -- ', 'nothing after all arguments'],
])('"%s" is left to the user: %s', async (line) => {
  expect(await candidatesOf(line)).toEqual([]);
});

test('an option that was given is not offered again, unless it may be repeated', async () => {
  const offered = await candidatesOf('probe smtp -h --host a --allow-host b --');
  expect(offered).not.toContain('--host');
  expect(offered).toContain('--allow-host');
  // What only scripts use is no offer.
  expect(await candidatesOf('completion bash --')).not.toContain('--line');
});

test('names are asked of the records at the place and the client that the line names', async () => {
  const asked: unknown[] = [];
  const names = await candidatesOf(
    '--data /d test -c Rossi --server i',
    (command, option, given) => {
      asked.push([command.name(), option.long, [...given]]);
      return ['Info', 'office'];
    },
  );
  expect(names).toEqual(['Info']);
  const given = [
    ['--data', '/d'],
    ['--client', 'Rossi'],
  ];
  expect(asked).toEqual([['test', '--server', given]]);
});
