import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../../src/services/store/storage/make-folder.ts';
import { expectPrivate } from '../../../src/services/testing/private-files.ts';
import { temporaryFolder } from '../../../src/services/testing/start-collega.ts';

describe('finding 19: a data folder where none can be made', () => {
  // Before, Node's own mkdirSync tried again for ever here, and no signal ended it.
  it.runIf(process.platform === 'linux')('is refused at once in /proc', () => {
    expect(() => makeFolder('/proc/collega/sandbox')).toThrow(/ENOENT|EACCES|EPERM/);
  });

  it('is made with those above it, for this user alone', () => {
    const path = join(temporaryFolder(), 'a', 'b');
    makeFolder(path);
    makeFolder(path);
    for (const each of [path, join(path, '..')]) expectPrivate(each);
  });

  it('is not made where a file is', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'there'));
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST');
    expect(() => makeFolder(join(folder, 'file', 'data'))).toThrow('ENOTDIR');
    expect(statSync(join(folder, 'file')).isFile()).toBe(true);
  });
});
