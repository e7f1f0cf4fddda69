import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { visitSignIn } from '../../src/sandbox/visitor.ts';
import { runCollega } from './support/run-collega.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collega-browser-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Plays the browser: signs in on the practice tenant's pages, and follows the redirect. */
async function signIn(authorizeUrl: string): Promise<number> {
  const redirectUri = new URL(authorizeUrl).searchParams.get('redirect_uri') ?? '';
  const signal = AbortSignal.timeout(30_000);
  const visit = await visitSignIn({ authorizeUrl, redirectUri, signal });
  if (visit.kind === 'failed') expect.fail(visit.text);
  return (await fetch(visit.address, { signal })).status;
}

const link = ['--sandbox', 'link', '--mailbox', 'works@sandbox.example', '--browser', '--json'];

/** Runs `link --browser` and signs in at the address that it names. */
async function linkInBrowser(env: Readonly<Record<string, string>>) {
  let said = '';
  const visits: Promise<number>[] = [];
  const ended = await runCollega([...link, '--data', temporaryFolder()], {
    env: { COLLEGA_PASSPHRASE: 'correct horse battery staple', ...env },
    onOutput: (text) => {
      said += text;
      const address = /^http:\/\/127\.0\.0\.1:\S+$/mu.exec(said)?.[0];
      if (address === undefined || visits.length > 0 || !said.includes(`${address}\n`)) return;
      visits.push(signIn(address));
    },
  });
  expect(await Promise.all(visits)).toEqual([200]);
  expect(ended.status, ended.err).toBe(0);
  expect(JSON.parse(ended.out)).toMatchObject({ outcome: 'linked' });
  return { ...ended, address: /^http:\/\/127\.0\.0\.1:\S+$/mu.exec(said)?.[0] };
}

test('without a display `link --browser` names the address, says what it proves, and takes the answer on loopback', async () => {
  const { err } = await linkInBrowser({});
  expect(err).toContain('http://localhost must be registered as a redirect URI of platform Web');
  expect(err).toContain('Open this address in a browser on this computer:');
});

test.runIf(process.platform === 'linux')(
  'finding 8: with a display the system’s opener gets an entrance without the state, which leads there once',
  async () => {
    const folder = temporaryFolder();
    const opener = join(folder, 'xdg-open');
    const seen = join(folder, 'seen');
    writeFileSync(opener, `#!/bin/sh\nprintf '%s %s' "$#" "$1" > '${seen}'\n`);
    chmodSync(opener, 0o755);
    const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
    const { err, address = '' } = await linkInBrowser({ DISPLAY: ':99', PATH: path });
    expect(err).toContain('If no page opens, open this address in a browser on this computer:');
    expect(readFileSync(seen, 'utf8')).toMatch(/^1 http:\/\/localhost:\d+\/open\/[\w-]{32}$/u);
    expect(new URL(address).searchParams.get('state')).toMatch(/^[\w-]{43}$/u);
  },
);
