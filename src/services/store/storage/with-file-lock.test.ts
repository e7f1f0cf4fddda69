import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { bundleModule } from '../../testing/bundle-module.ts';
import { machineIdentity } from './machine-identity.ts';
import { withFileLock } from './with-file-lock.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-lock-'));
  path = join(folder, 'counter');
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

it('answers what the change answers and leaves no lock, even when the change throws', () => {
  expect(withFileLock(path, () => 7)).toBe(7);
  expect(() =>
    withFileLock(path, () => {
      throw new Error('the disk is full');
    }),
  ).toThrow('the disk is full');
  expect(existsSync(`${path}.lock`)).toBe(false);
});

it('takes over the lock of a process that is no more, and one that is too old', () => {
  writeFileSync(`${path}.lock`, `999999999 ${machineIdentity()} x`);
  expect(withFileLock(path, () => 'went on')).toBe('went on');
  writeFileSync(`${path}.lock`, `${process.ppid} ${machineIdentity()} x`);
  utimesSync(`${path}.lock`, new Date(0), new Date(0));
  expect(withFileLock(path, () => 'went on')).toBe('went on');
});

it('does not take the process number of another machine, of WSL or of a container for a dead one', () => {
  const lock = `${path}.lock`;
  let at = 0;
  const now = vi.spyOn(performance, 'now').mockImplementation(() => (at += 1_000));
  onTestFinished(() => now.mockRestore());
  for (const holder of ['999999999 another-machine x', '999999999']) {
    writeFileSync(lock, holder);
    expect(() => withFileLock(path, () => 'undone')).toThrow('is held by another Collega');
    utimesSync(lock, new Date(0), new Date(0));
    expect(withFileLock(path, () => 'went on')).toBe('went on');
  }
  expect(machineIdentity()).toMatch(/^[\w-]{22}$/);
});

it('takes over a lock whose holder was killed before it could sign, and leaves one that is not its own', () => {
  writeFileSync(`${path}.lock`, '');
  expect(withFileLock(path, () => 'went on')).toBe('went on');
  withFileLock(path, () => writeFileSync(`${path}.lock`, `${process.ppid} another`));
  expect(readFileSync(`${path}.lock`, 'utf8')).toBe(`${process.ppid} another`);
});

it('loses no change of several processes at once', async () => {
  writeFileSync(path, '0');
  await bundleModule(join(import.meta.dirname, 'with-file-lock.ts'), folder);
  writeFileSync(
    join(folder, 'count.mjs'),
    `import { readFileSync, writeFileSync } from 'node:fs';
     import { withFileLock } from './with-file-lock.mjs';
     const path = process.argv[2];
     for (let turn = 0; turn < 100; turn += 1) {
       withFileLock(path, () => writeFileSync(path, String(Number(readFileSync(path, 'utf8')) + 1)));
     }`,
  );
  const counters = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, [join(folder, 'count.mjs'), path], { stdio: 'inherit' });
    return new Promise((resolve) => child.on('exit', resolve));
  });
  expect(await Promise.all(counters)).toEqual([0, 0, 0, 0]);
  expect(readFileSync(path, 'utf8')).toBe('400');
});
