import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { client } from '../../src/contract/clients.ts';
import { runCollega } from './support/run-collega.ts';

/** With what its servers and links are like. */
const listedClient = client.extend({ health: z.unknown() });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const sealed = { env: { COLLEGA_PASSPHRASE: 'correct horse battery staple' } };
const inSandbox = (...args: string[]) => ['--sandbox', '--data', folder, ...args];

describe('records and passphrase', () => {
  const secret = 'Another~Secret.value-0987654321';
  const clientNamed = (name: string) => [
    ...['--data', folder, 'client', 'add', '--name', name],
    ...['--application-id', '11111111-2222-3333-4444-555555555555'],
    ...['--odoo-url', 'https://odoo.contoso.example'],
  ];

  test('six commands at once on one folder lose nothing', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const ended = await Promise.all(
      names.map((name) => runCollega(clientNamed(name), { ...sealed, input: secret })),
    );
    expect(ended.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
    const listed = await runCollega(['--data', folder, 'client', 'list', '--json'], sealed);
    const clients = z.array(listedClient).parse(JSON.parse(listed.out));
    expect(clients.map(({ name }) => name).sort()).toEqual(names);
    expect(clients.every(({ azureApp }) => azureApp.hasSecret && azureApp.odooUrl !== '')).toBe(
      true,
    );
  });

  test('a wrong passphrase is said so at once, also in the sandbox', async () => {
    await runCollega(inSandbox('link'), sealed);
    const wrong = { env: { COLLEGA_PASSPHRASE: 'this is another one' } };
    const { status, err } = await runCollega(inSandbox('test'), wrong);
    expect(err.trim()).toBe('This is not the passphrase of the vault.');
    expect(status).toBe(2);
  });

  test('a passphrase that is too short is refused before anything is sealed with it', async () => {
    const { status, err } = await runCollega(inSandbox('link'), {
      env: { COLLEGA_PASSPHRASE: 'short' },
    });
    expect(err).toContain('COLLEGA_PASSPHRASE: A passphrase has at least 8 characters.');
    expect(status).toBe(2);
  });

  test('without a key store a client is not added, since its secret would be gone', async () => {
    const { status, err } = await runCollega(clientNamed('Contoso'), { input: secret });
    expect(err).toContain('Set COLLEGA_PASSPHRASE');
    expect(status).toBe(2);
    const listed = await runCollega(['--data', folder, 'client', 'list', '--json']);
    expect(JSON.parse(listed.out)).toEqual([]);
    const none = await runCollega(['--data', folder, 'client', 'list']);
    expect(none).toMatchObject({ status: 0, out: '' });
    expect(none.err).toContain(`Add one with: collega --data '${folder}' client add`);
  });

  test('damaged records are named and set aside as they are, and the rest works', async () => {
    const path = join(folder, 'records.json');
    writeFileSync(path, '{broken');
    const { status, out, err } = await runCollega(['--data', folder, 'client', 'list', '--json']);
    expect([status, JSON.parse(out)]).toEqual([0, []]);
    const aside = readdirSync(folder).filter((name) => name.includes('set-aside'));
    expect(aside).toHaveLength(1);
    expect(err).toContain(join(folder, aside[0] ?? ''));
    expect(readFileSync(join(folder, aside[0] ?? ''), 'utf8')).toBe('{broken');
  });

  test('records of a newer Collega are named and left as they are', async () => {
    const path = join(folder, 'records.json');
    writeFileSync(path, '{"schema": 99}');
    const { status, err } = await runCollega(['--data', folder, 'client', 'list']);
    expect(err).toContain(`${path} cannot be read`);
    expect(err).not.toContain('    at ');
    expect(status).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('{"schema": 99}');
  });
});
