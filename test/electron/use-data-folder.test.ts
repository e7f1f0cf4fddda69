import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { chooseDataFolder, useDataFolder } from '../../src/main/use-data-folder.ts';
import { createElectronDouble } from './electron-double/create-electron-double.ts';
import { useElectronDouble } from './electron-double/current-electron.ts';

let stick: string;
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'collega-stick-'));
  onTestFinished(() => rmSync(stick, { recursive: true, force: true, maxRetries: 10 }));
});

function choose(platform: NodeJS.Platform, isPackaged: boolean, env: Record<string, string>) {
  const double = createElectronDouble({ isPackaged });
  useElectronDouble(double);
  const folder = chooseDataFolder(false, { platform, env });
  useDataFolder(folder);
  expect(double.app.getPath('userData')).toBe(folder);
  return folder;
}

describe('the portable program of Windows', () => {
  test('keeps its data beside itself', () => {
    const env = { PORTABLE_EXECUTABLE_DIR: stick, APPDATA: join(stick, 'roaming') };
    expect(choose('win32', true, env)).toBe(join(stick, 'Collega-data'));
  });

  test('uses another folder where one was asked for', () => {
    const asked = join(stick, 'asked');
    const env = { PORTABLE_EXECUTABLE_DIR: stick, COLLEGA_DATA_DIR: asked };
    expect(choose('win32', true, env)).toBe(asked);
  });
});

test('another program that was started from a portable one does not inherit its folder', () => {
  const env = { PORTABLE_EXECUTABLE_DIR: stick, APPDATA: join(stick, 'roaming') };
  expect(choose('win32', false, env)).not.toContain('Collega-data');
});
