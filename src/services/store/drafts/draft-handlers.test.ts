import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { maxDraftLength, maxDrafts } from '../../../contract/drafts.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { startCollega, temporaryFolder } from '../../testing/start-collega.ts';

it('gives a draft back until it is dropped', async () => {
  const { get } = await startCollega();
  const content = { name: 'Half a na', port: 587, sendAs: true };
  expect(await get('drafts.read', { key: 'server:new' })).toBeNull();
  await get('drafts.keep', { key: 'server:new', content: { name: 'Half' } });
  await get('drafts.keep', { key: 'server:new', content });
  expect(await get('drafts.read', { key: 'server:new' })).toEqual(content);
  expect(await get('drafts.read', { key: 'server:other' })).toBeNull();
  await get('drafts.drop', { key: 'server:new' });
  expect(await get('drafts.read', { key: 'server:new' })).toBeNull();
  expect(await get('drafts.list', {})).toEqual([]);
});

it('lists what is unsaved, newest first', async () => {
  const clock = createFakeClock(Date.UTC(2026, 10, 23, 10));
  const { get } = await startCollega({ clock });
  await get('drafts.keep', { key: 'one', content: {} });
  await get('drafts.keep', { key: 'two', content: {} });
  clock.advance(60_000);
  await get('drafts.keep', { key: 'one', content: { name: 'a' } });
  expect(await get('drafts.list', {})).toEqual([
    { key: 'one', keptAt: '2026-11-23T10:01:00.000Z' },
    { key: 'two', keptAt: '2026-11-23T10:00:00.000Z' },
  ]);
});

it('is bounded in number and in size', async () => {
  const { get, refusal } = await startCollega();
  for (let number = 0; number <= maxDrafts; number += 1) {
    await get('drafts.keep', { key: `draft ${number}`, content: { number } });
  }
  expect(await get('drafts.list', {})).toHaveLength(maxDrafts);
  expect(await get('drafts.read', { key: 'draft 0' })).toBeNull();
  expect(await get('drafts.read', { key: 'draft 1' })).toEqual({ number: 1 });
  const content = { name: 'x'.repeat(maxDraftLength) };
  expect(await refusal('drafts.keep', { key: 'draft 1', content })).toMatchObject({
    kind: 'invalid-input',
    problems: [{ field: 'content', problem: 'too-long' }],
  });
  expect(await get('drafts.read', { key: 'draft 1' })).toEqual({ number: 1 });
});

it('never reaches the disk', async () => {
  const dataFolder = temporaryFolder();
  const { get } = await startCollega({ dataFolder });
  await get('drafts.keep', { key: 'one', content: { name: 'half-typed' } });
  const written = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  expect(written.join()).not.toContain('half-typed');
});

it.each(['secret', 'password', 'passphrase', 'current', 'address'])(
  'refuses a field that takes a secret, at any depth: %s',
  async (field) => {
    const { get, refusal, events, log } = await startCollega();
    const secret = { [field]: 'CANARY-draft' };
    for (const content of [secret, { app: secret }, { list: [{ app: secret }] }]) {
      expect(await refusal('drafts.keep', { key: 'form', content })).toEqual({
        kind: 'invalid-input',
        problems: [{ field: 'content', problem: 'invalid' }],
      });
      expect(await get('drafts.read', { key: 'form' })).toBeNull();
    }
    expect(JSON.stringify([await get('drafts.list', {}), events, log])).not.toContain('CANARY');
  },
);
