import type * as fileSystem from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { replaceFile } from './replace-file.ts';

const journal: string[] = vi.hoisted(() => []);

// Only a loss of power shows whether a file was flushed: the order of the calls is what can be seen.
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof fileSystem>();
  const names = new Map<number, string>();
  const nameOf = (path: unknown) => String(path).split('/').at(-1) ?? '';
  return {
    ...fs,
    openSync: (...given: Parameters<typeof fs.openSync>) => {
      const file = fs.openSync(...given);
      names.set(file, nameOf(given[0]));
      return file;
    },
    fsyncSync: (file: number) => {
      journal.push(`flush ${names.get(file) ?? ''}`);
      fs.fsyncSync(file);
    },
    renameSync: (from: string, to: string) => {
      journal.push(`rename ${nameOf(from)} to ${nameOf(to)}`);
      fs.renameSync(from, to);
    },
  };
});

it.runIf(process.platform !== 'win32')(
  'a new file is flushed before it takes its place, then its folder is',
  () => {
    const path = join(temporaryFolder(), 'data', 'vault.json');
    replaceFile(path, 'one');
    journal.length = 0;
    replaceFile(path, 'two');
    expect(journal).toEqual([
      'flush vault.json.new',
      'rename vault.json.bak.new to vault.json.bak',
      'rename vault.json.new to vault.json',
      'flush data',
    ]);
  },
);
