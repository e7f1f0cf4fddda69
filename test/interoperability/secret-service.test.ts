import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vaultStatus } from '../../src/contract/vault.ts';
import { runCollega } from '../command-line/support/run-collega.ts';
import { startSecretService, whyNoSecretService, type SecretService } from './secret-service.ts';

const reason = whyNoSecretService();

describe.skipIf(reason !== null)(`Debian's Secret Service${reason ? ` (${reason})` : ''}`, () => {
  let service: SecretService;
  let folder = '';
  beforeAll(async () => {
    service = await startSecretService();
    folder = mkdtempSync(join(tmpdir(), 'collega-secrets-'));
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  const run = (data: string, ...args: string[]) =>
    runCollega(['--data', data, ...args], {
      env: {
        ...service.env,
        COLLEGA_KEY_STORE: 'on',
        COLLEGA_PASSPHRASE: '',
        COLLEGA_CLIENT_SECRET: 'CANARY-secret~7Q8',
      },
    });
  const statusOf = async (data: string) =>
    vaultStatus.parse(JSON.parse((await run(data, 'vault', 'status', '--json')).out));
  const addClient = (data: string) => {
    const app = ['--application-id', '11111111-2222-4333-8444-555555555555'];
    return run(data, 'client', 'add', '--name', 'A', ...app, '--odoo-url', 'https://odoo.test');
  };
  const kept = { state: 'open', backend: 'os-key-store', openers: ['keyring'], keyStore: 'used' };

  test('unlocked, locked, absent: opens, says so, and is left as it is', async () => {
    await service.startKeyring('unlocked');
    const added = await addClient(folder);
    expect(added.err).toContain('Client "A" added');
    expect(await statusOf(folder)).toEqual(kept);
    const before = readFileSync(join(folder, 'vault.json'), 'utf8');
    expect(before).not.toContain('CANARY');
    await service.stopKeyring();

    const shut = { state: 'locked', reason: 'key-store-refused', canRetry: true };
    await service.startKeyring('locked');
    expect(await statusOf(folder)).toMatchObject(shut);
    const fresh = join(folder, 'fresh');
    expect(await statusOf(fresh)).toMatchObject({ backend: 'memory', keyStore: 'refused' });
    expect(readdirSync(fresh).filter((name) => name.startsWith('vault'))).toEqual([]);
    await service.stopKeyring();

    expect(await statusOf(folder)).toMatchObject(shut);
    expect((await run(folder, 'vault', 'status')).out).toContain('key store does not give out');
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(before);

    await service.startKeyring('unlocked');
    expect(await statusOf(folder)).toEqual(kept);
    const forgotten = await run(folder, 'vault', 'forget', '--everything', '--yes');
    expect(forgotten.err).toContain('Key taken out of the key store');
  }, 300_000);
});
