import { afterEach, expect, it } from 'vitest';
import {
  completeCommands,
  printCommandsAt,
  printCommandsFor,
  printingFor,
} from './printed-commands.ts';

afterEach(() => {
  printCommandsAt([]);
  printCommandsFor(null);
});

it('leaves a command as it is where it runs so', () => {
  expect(completeCommands('Add one with: collega client add')).toBe(
    'Add one with: collega client add',
  );
});

it('gives a printed command the place and the client of this one', () => {
  printCommandsAt(['--sandbox', '--data', "'/a b'"]);
  printCommandsFor("'Rossi Srl'");
  expect(completeCommands('Link it: collega link --mailbox a@b.it')).toBe(
    "Link it: collega --sandbox --data '/a b' link --client 'Rossi Srl' --mailbox a@b.it",
  );
  // It has no client yet, or names its own.
  expect(completeCommands('collega client add')).toBe("collega --sandbox --data '/a b' client add");
  expect(completeCommands('collega test --client Verdi')).toBe(
    "collega --sandbox --data '/a b' test --client Verdi",
  );
  // Needs no records.
  expect(completeCommands('collega explain "535" and collega --help')).toBe(
    'collega explain "535" and collega --help',
  );
});

it('names another client while one of several is told of', () => {
  const said = printingFor('Verdi', () => completeCommands('collega link'));
  expect(said).toBe('collega link --client Verdi');
  expect(completeCommands('collega link')).toBe('collega link');
});
