import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../services/testing/start-collega.ts';
import { findBrowser, findBrowsers } from './find-browser.ts';

/** Makes programs that can be started, below a folder that stands for the disk. */
function disk(...paths: string[][]): string {
  const root = temporaryFolder();
  for (const path of paths) {
    const file = join(root, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    chmodSync(file, 0o755);
  }
  return root;
}

const chrome = ['Google', 'Chrome', 'Application', 'chrome.exe'];
const edge = ['Microsoft', 'Edge', 'Application', 'msedge.exe'];

describe('the browsers of Windows', () => {
  it('are found in every folder of programs, also by a Node of 32 bits', () => {
    const root = disk(['64', ...chrome], ['86', ...edge]);
    const env = {
      PROGRAMFILES: join(root, '86'),
      'PROGRAMFILES(X86)': join(root, '86'),
      ProgramW6432: join(root, '64'),
    };
    expect(findBrowsers('win32', env)).toEqual([
      { name: 'Google Chrome', executablePath: join(root, '64', ...chrome) },
      { name: 'Microsoft Edge', executablePath: join(root, '86', ...edge) },
    ]);
  });

  it('are each named once, wherever else they lie', () => {
    const root = disk(['a', ...chrome], ['b', ...chrome]);
    const env = { PROGRAMFILES: join(root, 'a'), LOCALAPPDATA: join(root, 'b') };
    expect(findBrowsers('win32', env)).toHaveLength(1);
  });

  it('are not shortcuts', () => {
    const root = disk(['Chrome.lnk']);
    expect(findBrowser('win32', { COLLEGA_BROWSER: join(root, 'Chrome.lnk') })).toBeNull();
  });
});

describe('the browsers of macOS', () => {
  const inside = ['Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome'];

  it('are found in the folder of applications of one’s own', () => {
    const home = disk(['Applications', ...inside]);
    const found = findBrowsers('darwin', { HOME: home });
    expect(found).toContainEqual({
      name: 'Google Chrome',
      executablePath: join(home, 'Applications', ...inside),
    });
  });

  it('may be named by the application, whose program is inside', () => {
    const folder = disk(inside);
    const named = join(folder, 'Google Chrome.app');
    for (const chosen of [named, `${named}/`]) {
      expect(findBrowser('darwin', { COLLEGA_BROWSER: chosen })?.executablePath).toBe(
        join(folder, ...inside),
      );
    }
  });
});
