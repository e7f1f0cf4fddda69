import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { connectionTestReport } from '../../src/contract/connection-tests.ts';
import { runCollega } from './support/run-collega.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-foreign-host-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const env = { COLLEGA_PASSPHRASE: 'correct horse battery staple' };
const collega = (...args: string[]) => runCollega(['--data', folder, ...args], { env });
const inSandbox = (...args: string[]) => collega('--sandbox', ...args);

test('a server at a foreign host gets the token only after server update --allow-host', async () => {
  const address = 'foreign-host@sandbox.example';
  const server = ['--direction', 'incoming', '--username', address, '--name', 'Foreign'];
  expect((await inSandbox('server', 'add', ...server)).status).toBe(0);
  expect((await inSandbox('link', '--mailbox', address)).status).toBe(0);
  const runTest = async () => {
    const { out, status } = await inSandbox('test', '--mailbox', address, '--json');
    return { status, reports: z.array(connectionTestReport).parse(JSON.parse(out)) };
  };
  const stopped = await runTest();
  expect(stopped.status).toBe(1);
  expect(stopped.reports[0]?.findings).toMatchObject([{ code: 'token-not-sent-to-foreign-host' }]);
  expect(JSON.stringify(stopped.reports[0]?.transcript)).not.toContain('AUTHENTICATE');

  const wrong = await inSandbox(
    'server',
    'update',
    '--server',
    'Foreign',
    '--allow-host',
    'localhost.example',
  );
  expect(wrong.status).toBe(2);
  const allowed = await inSandbox(
    'server',
    'update',
    '--server',
    'Foreign',
    '--allow-host',
    'localhost',
  );
  expect(allowed.status).toBe(0);
  expect(await runTest()).toMatchObject({ status: 0, reports: [{ outcome: 'passed' }] });
});

test('client import names hosts that are not Microsoft’s, with their ASCII form, and waits for --yes', async () => {
  const app = ['--application-id', '11111111-2222-4333-8444-555555555555'];
  const add = ['client', 'add', '--name', 'Rossi', ...app, '--odoo-url', 'https://odoo.example'];
  const secret = { COLLEGA_CLIENT_SECRET: 'first.secret-0123456789' };
  await runCollega(['--data', folder, ...add], { env: { ...env, ...secret } });
  const server = ['--direction', 'incoming', '--username', 'info@rossi.example'];
  await collega('server', 'add', ...server, '--host', 'оutlook.office365.com');
  const listed = await collega('server', 'list');
  expect(listed.out).toContain('оutlook.office365.com (xn--utlook-vqf.office365.com):993');
  const path = join(folder, 'rossi.json');
  await collega('client', 'export', '--client', 'Rossi', '--out', path);

  const unasked = await collega('client', 'import', path);
  expect(unasked).toMatchObject({ status: 2, out: '' });
  expect(unasked.err).toContain('оutlook.office365.com (xn--utlook-vqf.office365.com): 1 server');
  expect(unasked.err).toContain('add --yes');
  const clients = async () => JSON.parse((await collega('client', 'list', '--json')).out) as [];
  expect(await clients()).toHaveLength(1);
  expect((await collega('client', 'import', path, '--yes')).status).toBe(0);
  expect(await clients()).toHaveLength(2);

  // Microsoft's own hosts are imported without a question.
  const file = readFileSync(path, 'utf8').replace('оutlook', 'outlook');
  writeFileSync(path, file);
  expect((await collega('client', 'import', path)).status).toBe(0);
});
