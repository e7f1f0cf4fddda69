import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type SafeStorageDoubleOptions } from './electron-double/safe-storage-double.ts';
import { startBundle, type RunningBundle, type StartOptions } from './start-bundle.ts';

const secretService: SafeStorageDoubleOptions = {
  available: true,
  prefix: 'v11',
  backend: 'gnome_libsecret',
};

/** Starts with a keyring that waits for a person; `answer` is what the person does. */
async function startLocked(
  keyStore: Partial<SafeStorageDoubleOptions> = {},
  options: StartOptions = {},
): Promise<{ app: RunningBundle; answer: () => void }> {
  let answer: () => void = () => undefined;
  const keyIsThere = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const safeStorage = { ...secretService, ...keyStore, keyIsThere };
  const app = await startBundle({ ...options, safeStorage });
  onTestFinished(() => app.end());
  return { app, answer };
}

const statusOf = async (app: RunningBundle) => (await app.call('vault.status', {})) as unknown;

test('a keyring that still waits for its password holds no window back, and is said to', async () => {
  const { app } = await startLocked();
  expect(app.window.shown).toBe(1);
  expect(await statusOf(app)).toMatchObject({
    ok: true,
    value: { state: 'open', backend: 'memory', keyStoreTrouble: { kind: 'waiting' } },
  });
});

test('what was kept in memory meanwhile moves to the disk once the keyring is unlocked', async () => {
  const { app, answer } = await startLocked({}, { args: ['--sandbox'] });
  const file = join(app.dataFolder, 'sandbox', 'vault.json');
  expect(existsSync(file)).toBe(false);
  const told = () => app.window.webContents.sent.map(({ args }) => JSON.stringify(args));
  answer();
  await vi.waitFor(() => expect(told().join()).toContain('"backend":"os-key-store"'));
  expect(existsSync(file)).toBe(true);
  expect(await statusOf(app)).toMatchObject({
    value: { state: 'open', backend: 'os-key-store', keyStore: 'used' },
  });
  // The secret of the practice client was entered before.
  const { value } = (await app.call('clients.list', {})) as { value: { id: string }[] };
  expect(value.length).toBeGreaterThan(0);
});

test('a vault that waits for the keyring opens by itself when that is unlocked', async () => {
  const key = randomBytes(32);
  const dataFolder = mkdtempSync(join(tmpdir(), 'collega-late-'));
  const first = await startBundle({ dataFolder, safeStorage: { ...secretService, key } });
  await first.quit();
  const { app, answer } = await startLocked({ key }, { dataFolder });
  expect(await statusOf(app)).toMatchObject({
    value: { state: 'locked', reason: 'key-store-refused', canRetry: true },
  });
  answer();
  await vi.waitFor(async () =>
    expect(await statusOf(app)).toMatchObject({ value: { state: 'open', keyStore: 'used' } }),
  );
});

test('a vault that the user has locked meanwhile stays locked', async () => {
  const key = randomBytes(32);
  const dataFolder = mkdtempSync(join(tmpdir(), 'collega-late-'));
  const first = await startBundle({ dataFolder, safeStorage: { ...secretService, key } });
  await first.call('vault.setPassphrase', { passphrase: 'correct horse battery', current: null });
  await first.quit();
  const { app, answer } = await startLocked({ key }, { dataFolder });
  const passphrase = 'correct horse battery';
  await app.call('vault.unlock', { passphrase, remember: false });
  await app.call('vault.lock', {});
  answer();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await statusOf(app)).toMatchObject({ value: { state: 'locked', reason: 'closed' } });
});

test.each<[string, Partial<SafeStorageDoubleOptions>, string]>([
  ['whose question was dismissed', { throws: 'encrypt' }, 'none'],
  ['that would protect nothing', { prefix: 'v10', backend: 'basic_text' }, 'none'],
])('a key store %s is waited for no longer', async (_name, keyStore, left) => {
  const { app, answer } = await startLocked(keyStore);
  answer();
  await vi.waitFor(async () =>
    expect(await statusOf(app)).not.toHaveProperty('value.keyStoreTrouble'),
  );
  expect(await statusOf(app)).toMatchObject({ value: { backend: 'memory', keyStore: left } });
});

test('npm start and the installed Collega name their key alike, and so open one vault', async () => {
  // default_app/main.ts of Electron: app.name is productName, else name; desktopName likewise.
  const { default: project } = await import('../../package.json', { with: { type: 'json' } });
  const { installers } = await import('../../build/electron-builder.config.ts');
  expect(project.productName).toBe(installers.productName);
  expect(project.desktopName).toBe('collega.desktop');
});

test('a vault of another key says that this key store does not open it', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'collega-late-'));
  const first = await startBundle({ dataFolder, safeStorage: secretService });
  await first.quit();
  const other = await startBundle({ dataFolder, safeStorage: secretService });
  onTestFinished(() => other.end());
  expect(await statusOf(other)).toMatchObject({
    value: { state: 'locked', reason: 'key-store-refused', canRetry: true },
  });
});
