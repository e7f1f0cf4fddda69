import { describe, expect, it } from 'vitest';
import { knownLinks } from '../../../contract/known-links.ts';
import { createMemoryRecordsFile } from '../../store/records/memory-records-file.ts';
import { startCollega } from '../../testing/start-collega.ts';

describe('the settings', () => {
  it("follow this machine's language until the user chooses", async () => {
    const recordsFile = createMemoryRecordsFile();
    const { get, events } = await startCollega({ systemLanguage: 'it', recordsFile });
    expect(await get('settings.read', {})).toEqual({
      language: 'system',
      theme: 'system',
      spokenLanguage: 'it',
    });
    const chosen = { language: 'en', theme: 'dark', spokenLanguage: 'en' } as const;
    expect(await get('settings.save', { language: 'en', theme: 'dark' })).toEqual(chosen);
    expect(events).toEqual([
      { name: 'records.changed', payload: { topic: 'settings', clientId: null } },
    ]);
    const again = await startCollega({ systemLanguage: 'it', recordsFile });
    expect(await again.get('settings.read', {})).toEqual(chosen);
  });
});

describe('a link', () => {
  it('opens by its name, or by the number of an error', async () => {
    const { get, shell } = await startCollega();
    await get('app.openLink', { link: 'mfa-setup' });
    await get('app.openLink', { aadsts: 50011 });
    expect(shell.openedLinks).toEqual([
      knownLinks['mfa-setup'],
      'https://login.microsoftonline.com/error?code=50011',
    ]);
  });

  it.each([
    { link: 'https://evil.example' },
    { link: '__proto__' },
    { aadsts: '50011&x=1' },
    { link: 'mfa-setup', aadsts: 50011 },
  ])('opens nothing else: %j', async (input) => {
    const { ask, shell } = await startCollega();
    expect(await ask('app.openLink', input as never)).toMatchObject({
      failure: { kind: 'invalid-input' },
    });
    expect(shell.openedLinks).toEqual([]);
  });
});

it('Collega describes where it runs', async () => {
  const { get, options } = await startCollega();
  expect(await get('app.describe', {})).toEqual({
    version: '0.0.0',
    shell: 'terminal',
    dataFolder: options.dataFolder,
    sandboxRunning: false,
  });
});

it('the vault moves to the disk through the window, and everybody hears of it', async () => {
  const { get, refusal, events } = await startCollega();
  expect(await get('vault.status', {})).toEqual({
    state: 'open',
    backend: 'memory',
    openers: [],
    keyStore: 'none',
  });
  const problems = [{ field: 'passphrase', problem: 'passphrase-too-short' }];
  expect(await refusal('vault.setPassphrase', { passphrase: 'short' })).toEqual({
    kind: 'invalid-input',
    problems,
  });
  const open = { state: 'open', backend: 'passphrase', openers: ['passphrase'], keyStore: 'none' };
  expect(await get('vault.setPassphrase', { passphrase: 'correct horse' })).toEqual(open);
  expect(events).toEqual([{ name: 'vault.changed', payload: open }]);
  expect(await refusal('vault.unlock', { passphrase: 'wrong horse' })).toEqual({
    kind: 'vault-locked',
    reason: 'wrong-passphrase',
  });
});
