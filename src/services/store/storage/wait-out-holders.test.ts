import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RotatingFile } from '../logging/rotating-file.ts';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { overwriteAndRemove } from './overwrite-file.ts';
import { removeFolder } from './remove-folder.ts';
import { replaceFile } from './replace-file.ts';
import { setAside } from './set-aside.ts';
import { waitOutHolders } from './wait-out-holders.ts';
import { withFileLock } from './with-file-lock.ts';

/** How often each step is refused before it succeeds, as by a scanner that holds the file. */
const holder = vi.hoisted(() => ({
  refusals: 0,
  code: 'EBUSY',
  counts: new Map<string, number>(),
}));

vi.mock('node:fs', async (original) => {
  const real = await original<Record<string, unknown>>();
  const holding =
    (name: string) =>
    (path: string, ...rest: unknown[]) => {
      const step = `${name} ${path} ${String(rest[0])}`;
      const count = (holder.counts.get(step) ?? 0) + 1;
      holder.counts.set(step, count);
      if (count <= holder.refusals) {
        throw Object.assign(new Error(`${holder.code}: ${step}`), { code: holder.code });
      }
      return (real[name] as (...all: unknown[]) => unknown)(path, ...rest);
    };
  return {
    ...real,
    renameSync: holding('renameSync'),
    rmSync: holding('rmSync'),
    openSync: holding('openSync'),
  };
});

const { platform } = process;
const pretend = (value: string) => Object.defineProperty(process, 'platform', { value });
beforeEach(() => {
  pretend('win32');
  holder.counts.clear();
});
afterEach(() => {
  pretend(platform);
  holder.refusals = 0;
});

it.each(['EPERM', 'EACCES', 'EBUSY'])(
  'files that are held for a moment on Windows are replaced, set aside and rotated: %s',
  (code) => {
    Object.assign(holder, { refusals: 3, code });
    const folder = temporaryFolder();
    const path = join(folder, 'records.json');
    for (const text of ['one', 'two']) withFileLock(path, () => replaceFile(path, text));
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(setAside(path).backup).not.toBeNull();
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    const log = new RotatingFile(logs, { maxBytes: 10 });
    for (const line of ['first....\n', 'second...\n', 'third....\n']) log.write(line);
    expect(readdirSync(logs).sort()).toEqual(['collega.1.log', 'collega.2.log', 'collega.log']);
  },
);

it('a file that a scanner holds for a moment is forgotten all the same', () => {
  const path = join(temporaryFolder(), 'vault.json');
  writeFileSync(path, 'secret');
  Object.assign(holder, { refusals: 3, code: 'EBUSY' });
  expect(overwriteAndRemove(path)).toEqual({ path, overwritten: true, removed: true });
  expect(existsSync(path)).toBe(false);
});

it('a temporary folder that stays held is left where it is, and what was done in it counts', () => {
  const folder = temporaryFolder();
  Object.assign(holder, { refusals: 100, code: 'EBUSY' });
  expect(removeFolder(folder)).toBe(false);
  holder.refusals = 0;
  expect(removeFolder(folder)).toBe(true);
  expect(existsSync(folder)).toBe(false);
});

it('what stays held is given up with its own error, and is no hindrance elsewhere', () => {
  const now = vi.spyOn(performance, 'now');
  const refused = Object.assign(new Error('held'), { code: 'EBUSY' });
  const step = vi.fn(() => {
    now.mockReturnValue(step.mock.calls.length * 2_000);
    throw refused;
  });
  now.mockReturnValue(0);
  expect(() => waitOutHolders(step)).toThrow(refused);
  expect(step).toHaveBeenCalledTimes(3);
  now.mockRestore();
  pretend('linux');
  expect(() => waitOutHolders(step)).toThrow(refused);
  expect(step).toHaveBeenCalledTimes(4);
});
