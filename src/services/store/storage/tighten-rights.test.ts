import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Logger, silentLogger } from '../../shell/ports/logger.ts';
import { startCollega, temporaryFolder } from '../../testing/start-collega.ts';
import { tightenRights } from './tighten-rights.ts';

const modeOf = (path: string) => statSync(path).mode & 0o7777;

/** What was warned about, by message. */
function listen(): { logger: Logger; said: [string, unknown][] } {
  const said: [string, unknown][] = [];
  const logger = {
    ...silentLogger,
    warn: (message: string, detail?: object) => {
      said.push([message, detail]);
    },
  };
  return { logger, said };
}

/** A folder as an archive brings it: everybody may read. */
function looseFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'tests'));
  const names = ['records.json', 'vault.json.bak', 'collega.1.log', 'notes.txt', 'tests/a.json'];
  for (const name of names) writeFileSync(join(folder, name), 'x');
  for (const name of names) chmodSync(join(folder, name), 0o664);
  for (const name of ['.', 'tests']) chmodSync(join(folder, name), 0o755);
  return folder;
}

describe.runIf(process.platform !== 'win32')('the rights of a data folder that was there', () => {
  it('are tightened at the start, with those of its own files alone', async () => {
    const folder = looseFolder();
    await startCollega({ dataFolder: folder });
    expect([modeOf(folder), modeOf(join(folder, 'tests'))]).toEqual([0o700, 0o700]);
    for (const name of ['vault.json.bak', 'collega.1.log', 'tests/a.json']) {
      expect(modeOf(join(folder, name)), name).toBe(0o600);
    }
    expect(modeOf(join(folder, 'notes.txt'))).toBe(0o664);
  });

  it('are said in the log, once', () => {
    const folder = looseFolder();
    const { logger, said } = listen();
    tightenRights(folder, logger);
    expect(said).toContainEqual([
      'others could open this: its rights were tightened',
      { path: folder, mode: '0755' },
    ]);
    expect(said).toHaveLength(6);
    tightenRights(folder, logger);
    expect(said).toHaveLength(6);
  });

  it('stay as they are where the folder is another user’s, or serves others too', () => {
    const [foreign, sticky] = [looseFolder(), looseFolder()];
    chmodSync(sticky, 0o1777);
    const { logger, said } = listen();
    tightenRights(foreign, logger, (process.getuid?.() ?? 0) + 1);
    expect(modeOf(foreign)).toBe(0o755);
    tightenRights(sticky, logger);
    expect(modeOf(sticky)).toBe(0o1777);
    const named = said.filter(([message]) => message.includes('not ours to change'));
    expect(named).toContainEqual([expect.any(String), { path: foreign, mode: '0755' }]);
    expect(named).toContainEqual([expect.any(String), { path: sticky, mode: '1777' }]);
  });

  it('of the home folder stay, and of what a link leads to', () => {
    const folder = temporaryFolder();
    const target = join(temporaryFolder(), 'elsewhere.json');
    writeFileSync(target, 'x');
    chmodSync(target, 0o644);
    symlinkSync(target, join(folder, 'records.json'));
    const home = looseFolder();
    vi.stubEnv('HOME', home);
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const each of [folder, home]) tightenRights(each, silentLogger);
    expect([modeOf(target), modeOf(home)]).toEqual([0o644, 0o755]);
  });
});
