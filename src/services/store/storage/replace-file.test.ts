import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { keepCopy } from './keep-copy.ts';
import { replaceFile } from './replace-file.ts';
import { listSetAside, setAside } from './set-aside.ts';
import { expectPrivate } from '../../testing/private-files.ts';

describe('replacing a file', () => {
  it('makes file and folder readable by this user alone, whatever lay there before', () => {
    const folder = join(temporaryFolder(), 'data');
    const path = join(folder, 'records.json');
    replaceFile(path, 'one');
    expectPrivate(folder);
    writeFileSync(`${path}.new`, 'left by a killed process', { mode: 0o644 });
    replaceFile(path, 'two');
    expectPrivate(path);
    expect(readdirSync(folder).sort()).toEqual(['records.json', 'records.json.bak']);
  });

  it('keeps what it replaced, as a file of its own', () => {
    const path = join(temporaryFolder(), 'records.json');
    for (const text of ['one', 'two', 'three']) replaceFile(path, text);
    writeFileSync(path, 'damaged in place');
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe('two');
  });

  it('leaves everything as it was when the disk refuses', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'records.json');
    replaceFile(path, 'one');
    replaceFile(path, 'two');
    // A folder in the way: even root cannot write there.
    mkdirSync(`${path}.new`);
    expect(() => replaceFile(path, 'three')).toThrow(expect.objectContaining({ code: 'EISDIR' }));
    expect([readFileSync(path, 'utf8'), readFileSync(`${path}.bak`, 'utf8')]).toEqual([
      'two',
      'one',
    ]);
    expect(existsSync(`${path}.new`)).toBe(true);
  });
});

it('a copy is kept under its name even where it is the same file already', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'records.json');
  keepCopy(path, `${path}.schema-1`);
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(path, 'one');
  keepCopy(path, `${path}.schema-1`);
  keepCopy(path, `${path}.schema-1`);
  expect(readdirSync(folder).sort()).toEqual(['records.json', 'records.json.schema-1']);
});

it('damaged files are set aside one beside the other, each with its backup', () => {
  const path = join(temporaryFolder(), 'records.json');
  const damage = (text: string) => {
    writeFileSync(path, text);
    return setAside(path);
  };
  replaceFile(path, 'good');
  replaceFile(path, 'better');
  const first = damage('half a fi');
  const second = damage('half another');
  expect(first.damaged).toMatch(/records\.json\.set-aside-\d{8}T\d{6}Z$/u);
  expect(listSetAside(path)).toEqual([first, second]);
  expect([readFileSync(first.damaged, 'utf8'), readFileSync(second.damaged, 'utf8')]).toEqual([
    'half a fi',
    'half another',
  ]);
  expect(first.backup === null ? null : readFileSync(first.backup, 'utf8')).toBe('good');
  expect(second.backup).toBeNull();
  expect([existsSync(path), existsSync(`${path}.bak`)]).toEqual([false, false]);
});
