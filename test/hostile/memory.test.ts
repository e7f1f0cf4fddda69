import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { imapScript } from '../../src/services/connection-tests/testing/imap-script.ts';
import {
  type Peer,
  type ScriptedServer,
  type ServerScript,
  startScriptedServer,
} from '../../src/services/connection-tests/testing/scripted-server.ts';
import { smtpScript } from '../../src/services/connection-tests/testing/smtp-script.ts';
import { certificates } from './support/meet-server.ts';

const root = join(import.meta.dirname, '../..');
const servers: ScriptedServer[] = [];
let folder = '';

beforeAll(async () => {
  // Inside the project, so that what it imports is found.
  folder = await mkdtemp(join(root, 'node_modules', '.hostile-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: { input: join(import.meta.dirname, 'support/endless-client.ts') },
    },
  });
}, 60_000);

afterAll(async () => {
  for (const server of servers) await server.close();
  await rm(folder, { recursive: true, force: true });
});

const pour =
  (text: string, first = '') =>
  (peer: Peer): void => {
    if (first !== '') peer.say(first);
    peer.pour(text);
  };
const block = 'x'.repeat(65_536);
const smtp = (greeting: (peer: Peer) => void) => smtpScript(certificates, { greeting }, 'none');
const imap = (list: (peer: Peer) => void) =>
  imapScript(certificates, { list, examine: () => undefined }, 'none');

const endless: readonly [direction: 'outgoing' | 'incoming', script: ServerScript][] = [
  ['outgoing', smtp(pour(block, '220 '))],
  ['outgoing', smtp(pour('220-again\r\n'.repeat(4_000)))],
  ['outgoing', smtp(pour('\r\n'.repeat(30_000)))],
  ['incoming', imap(pour(block, '* LIST () "/" '))],
  ['incoming', imap(pour('* LIST () "/" A\r\n'.repeat(4_000)))],
  ['incoming', imap(pour(block, '* LIST () "/" {4000000}\r\n'))],
  ['incoming', imap(pour(`* LIST () "/" {65536}\r\n${block}\r\n`))],
  ['incoming', imap(pour('('.repeat(65_536), '* LIST '))],
];

it('needs less than 300 MB for servers that never stop talking, and has nothing to do afterwards', async () => {
  const targets: string[] = [];
  for (const [direction, script] of endless) {
    const server = await startScriptedServer(script);
    servers.push(server);
    targets.push(`${direction}:${server.port}`);
  }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(folder, 'endless-client.js'), ...targets],
    { timeout: 60_000 },
  );
  const { outcomes, peakMegabytes } = JSON.parse(stdout) as {
    outcomes: string[];
    peakMegabytes: number;
  };
  expect(outcomes).toEqual(endless.map(() => 'failed server-talks-without-end'));
  expect(peakMegabytes).toBeLessThan(300);
}, 90_000);
