import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretEntry } from '../../src/services/store/vault/entry-names.ts';
import { readTokens } from '../../src/services/store/vault/stored-tokens.ts';
import {
  startTokenAuthority,
  type TokenAuthority,
} from '../../src/services/testing/token-authority.ts';
import { bundleProcess } from './bundle-process.ts';
import { openFiles } from './open-files.ts';

const kills = 500;
/** Folders stormed at once; two Collegas work in each of them. */
const lanes = 2;

let authority: TokenAuthority;
let bundled = { script: '', folder: '' };
const folders: string[] = [];
beforeAll(async () => {
  authority = await startTokenAuthority();
  bundled = await bundleProcess('saving-process');
});
afterAll(async () => {
  await authority.close();
  for (const folder of [...folders, bundled.folder]) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});

/** What was said to be saved: the newest number for each thing, by `kind id`. */
type Said = Map<string, number>;

/** Runs one Collega until it has said some things, and kills it a moment later. */
async function runAndKill(folder: string, name: string, said: Said): Promise<void> {
  const args = [bundled.script, folder, name, JSON.stringify(authority.environment)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (errors = `${errors}${text}`.slice(-2_000)));
  // Zero: in the middle of its start.
  const enough = randomInt(4);
  let lines = 0;
  const killSoon = (withinMs: number) =>
    setTimeout(() => child.kill('SIGKILL'), randomInt(withinMs));
  if (enough === 0) killSoon(150);
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines += 1;
    const [what = '', id = '', number = ''] = line.split(' ');
    if (what !== 'ready') said.set(`${what} ${id}`, Number(number));
    if (lines === enough) killSoon(10);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...ended) => resolve(ended));
  });
  expect({ code, signal, errors }).toEqual({ code: null, signal: 'SIGKILL', errors: '' });
}

/** Everything that was said to be saved is there, readable, and as new as was said. */
async function expectAllThere(folder: string, said: Said): Promise<void> {
  const { records, vault } = await openFiles(folder);
  const { clients, mailboxLinks } = records.readAll();
  expect(vault.status()).toMatchObject({ state: 'open', backend: 'os-key-store' });
  for (const [key, number] of said) {
    const [what = '', id = ''] = key.split(' ');
    if (what === 'saved') {
      const name = clients.find((client) => client.id === id)?.name ?? '';
      expect(Number(name.split(' ')[1]), key).toBeGreaterThanOrEqual(number);
      const secret = vault.read(secretEntry(id)) ?? '';
      expect(Number(secret.split('-')[1]), key).toBeGreaterThanOrEqual(number);
      continue;
    }
    const link = mailboxLinks.find((each) => each.id === id);
    const username = link?.account.username ?? '';
    expect(username, key).toMatch(/^person-\d+$/u);
    const refreshToken =
      (link === undefined ? null : readTokens(vault, link))?.refreshToken.reveal() ?? 'none';
    if (what === 'linked') {
      expect(Number(username.split('-')[1]), key).toBeGreaterThanOrEqual(number);
      // A refresh after it brings one of the authority's.
      expect(refreshToken, key).toMatch(/^(linked|CANARY-refresh)-\d+$/u);
    } else if (refreshToken.startsWith('CANARY')) {
      expect(Number(refreshToken.split('-').at(-1)), key).toBeGreaterThanOrEqual(number);
    }
  }
  const aside = readdirSync(folder, { recursive: true }).filter((name) =>
    name.includes('set-aside'),
  );
  expect(aside, 'nothing was found damaged').toEqual([]);
}

async function storm(turns: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'collega-stormed-'));
  folders.push(folder);
  let spoken = 0;
  const work = async (name: string): Promise<void> => {
    const said: Said = new Map();
    for (let turn = 0; turn < turns; turn += 1) {
      await runAndKill(folder, name, said);
      await expectAllThere(folder, said);
    }
    spoken += said.size;
  };
  await Promise.all([work('a'), work('b')]);
  return spoken;
}

test(`after each of ${kills} kills at random moments, all that was reported saved is there`, async () => {
  const turns = kills / lanes / 2;
  const spoken = await Promise.all(Array.from({ length: lanes }, () => storm(turns)));
  // Each of the four Collegas has saved its client and linked or refreshed its five mailboxes.
  for (const each of spoken) expect(each).toBeGreaterThan(10);
});
