import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

test('a mailbox whose token another Collega had in memory is not tested here, and its result stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'collega-elsewhere-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const run = (env: Record<string, string>, ...args: string[]) =>
    runCollega(['--sandbox', '--data', folder, ...args], { env });
  const withPassphrase = { COLLEGA_PASSPHRASE: 'correct horse battery staple' };
  await run(withPassphrase, 'link');
  expect((await run(withPassphrase, 'test')).status).toBe(0);
  // What the disk holds beside a window that keeps its tokens in memory: records, and no token.
  const vaults = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.includes('vault'),
  );
  expect(vaults).not.toEqual([]);
  for (const path of vaults) rmSync(join(folder, path), { recursive: true, force: true });
  expect(vaults.some((path) => existsSync(join(folder, path)))).toBe(false);
  const tested = await run({}, 'test', '--direction', 'outgoing');
  expect(tested.status).toBe(1);
  expect(tested.out).toContain('[token-not-here]');
  expect(tested.out).toContain('nothing was tested of the mailbox');
  expect(tested.out + tested.err).not.toContain('Not linked yet');
  const { out } = await run({}, 'server', 'list');
  expect(out.match(/passed, .*outdated/g)).toHaveLength(2);
  expect(out).not.toContain('not-linked');
}, 60_000);
