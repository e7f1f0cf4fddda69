import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

const executable = join(import.meta.dirname, '../../out/node/collega.js');
const passphrase = 'correct horse CANARY staple';
let data = '';
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'collega-passphrase-fd-'));
});
afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 10 }));

/** As a shell runs `collega … --passphrase-fd 3 3<file`. The pipe is left open, as some programs do. */
async function runWithDescriptor(args: readonly string[], given: string) {
  const child = spawn(
    process.execPath,
    [executable, ...args, '--data', data, '--passphrase-fd', '3'],
    {
      env: {
        ...process.env,
        SSH_CONNECTION: 'a test',
        COLLEGA_KEY_STORE: 'off',
        LC_ALL: 'en_GB.UTF-8',
      },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    },
  );
  const pipe = child.stdio[3];
  if (pipe !== undefined && pipe !== null && 'write' in pipe) pipe.write(given);
  child.stdin.end('a-client-secret-value');
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  }
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, text };
}

const addClient = [
  ...['client', 'add', '--name', 'Contoso'],
  ...['--application-id', '11111111-2222-3333-4444-555555555555'],
  ...['--odoo-url', 'https://odoo.contoso.example'],
];

describe.skipIf(process.platform === 'win32')(
  'a passphrase from a file descriptor (shells of Windows hand none over)',
  () => {
    test('makes the vault and opens it, and no variable or argument holds it', async () => {
      const added = await runWithDescriptor(addClient, `${passphrase}\n`);
      expect(added.status, added.text).toBe(0);
      expect(readFileSync(join(data, 'vault.json'), 'utf8')).not.toContain('CANARY');
      const opened = await runWithDescriptor(['vault', 'status'], `${passphrase}\n`);
      expect(opened.text).toContain('The vault is open, by its passphrase.');
      const wrong = await runWithDescriptor(['vault', 'status'], 'another horse altogether\n');
      expect(wrong.status).not.toBe(0);
    });

    test('that is not open, or holds too little, is said', async () => {
      const short = await runWithDescriptor(['vault', 'status'], 'short\n');
      expect(short.text).toContain('--passphrase-fd: A passphrase has at least 8 characters.');
      const none = await runCollega(['vault', 'status', '--data', data, '--passphrase-fd', '99']);
      expect(none.status).toBe(2);
      expect(none.err).toContain('file descriptor 99 (EBADF)');
    });
  },
);
