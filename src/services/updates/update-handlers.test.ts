import { generateKeyPairSync } from 'node:crypto';
import { type ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CollegaOptions } from '../collega.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { startCollega } from '../testing/start-collega.ts';
import { createMemoryRecordsFile } from '../store/records/memory-records-file.ts';
import { maxAnnouncementBytes } from './announcement.ts';
import { createPublisher, signAnnouncement, startAnnouncing } from './testing/announce.ts';
import { startConnectProxy } from '../network/testing/proxy-double.ts';

const publisher = createPublisher();
const hourMs = 3_600_000;

type Change = Partial<Omit<CollegaOptions, 'shell'>>;

async function start(answer: string | ((response: ServerResponse) => void), change: Change = {}) {
  const server = await startAnnouncing((response) =>
    typeof answer === 'string' ? response.end(answer) : answer(response),
  );
  onTestFinished(server.close);
  const clock = createFakeClock(Date.parse('2026-12-02T08:00:00Z'));
  const started = await startCollega({
    version: '0.2.0',
    clock,
    updates: { ...server.source, publicKey: publisher.publicKey },
    ...change,
  });
  return { ...started, server, clock };
}

describe('newer versions', () => {
  it('are not asked for until the user has switched it on', async () => {
    const { get, server } = await start(publisher.announce());
    expect(await get('updates.read', {})).toEqual({
      enabled: false,
      unavailable: null,
      checkedAt: null,
      newer: null,
    });
    expect(await get('updates.checkWhenDue', {})).toMatchObject({ newer: null });
    expect(server.asked).toEqual([]);
  });

  it('are told with notes in the user’s language, and a page that opens outside', async () => {
    const { get, shell, server } = await start(publisher.announce(), { systemLanguage: 'it' });
    await get('updates.enable', { enabled: true });
    const newer = { version: '9.0.0', publishedOn: '2026-12-01', notes: 'Prove più rapide.' };
    const page = server.source.pageOf('9.0.0');
    expect(await get('updates.checkWhenDue', {})).toEqual({
      enabled: true,
      unavailable: null,
      checkedAt: '2026-12-02T08:00:00.000Z',
      newer: { ...newer, page },
    });
    await get('updates.openPage', {});
    expect(shell.openedLinks).toEqual([page]);
  });

  it('are asked for once a day, whether an answer comes or not', async () => {
    const { get, server, clock } = await start((response) => response.writeHead(500).end());
    await get('updates.enable', { enabled: true });
    for (const [hours, times] of [
      [0, 1],
      [1, 1],
      [22, 1],
      [1, 2],
    ] as const) {
      clock.advance(hours * hourMs);
      await get('updates.checkWhenDue', {});
      expect(server.asked).toHaveLength(times);
    }
  });

  it('are asked for where the last time lies in the future', async () => {
    const { get, server, clock } = await start(publisher.announce());
    await get('updates.enable', { enabled: true });
    clock.advance(1000 * hourMs);
    await get('updates.checkWhenDue', {});
    clock.advance(-999 * hourMs);
    await get('updates.checkWhenDue', {});
    expect(server.asked).toHaveLength(2);
  });

  it('nothing leaves but a plain request, the same for every user', async () => {
    const { get, server } = await start(publisher.announce());
    await get('updates.check', {});
    expect(server.asked).toHaveLength(1);
    const [{ line, headers } = { line: '', headers: {} }] = server.asked;
    expect(line).toBe('GET /latest/collega-update.json');
    const { host, connection, ...others } = headers;
    expect(others).toEqual({
      accept: '*/*',
      'user-agent': 'Collega',
      'accept-encoding': 'identity',
    });
    expect([typeof host, connection]).toEqual([
      'string',
      expect.stringMatching(/close|keep-alive/u),
    ]);
  });

  it('an older or the same version is no news', async () => {
    for (const version of ['0.1.9', '0.2.0']) {
      const { get } = await start(publisher.announce({ version }));
      expect(await get('updates.check', {})).toMatchObject({
        problem: null,
        state: { newer: null },
      });
    }
    const { get } = await start(publisher.announce({ version: '0.2.0' }), {
      version: '0.2.0-rc.1',
    });
    expect(await get('updates.check', {})).toMatchObject({
      state: { newer: { version: '0.2.0' } },
    });
  });

  it('numbers are compared as numbers', async () => {
    const { get } = await start(publisher.announce({ version: '0.10.0' }), { version: '0.9.9' });
    expect(await get('updates.check', {})).toMatchObject({
      state: { newer: { version: '0.10.0' } },
    });
  });

  it('an older announcement that is sent again takes no newer one’s place', async () => {
    const answers = ['9.1.0', '9.0.0'].map((version) => publisher.announce({ version }));
    const { get } = await start((response) => response.end(answers.shift()));
    await get('updates.check', {});
    const { state } = await get('updates.check', {});
    expect(state.newer?.version).toBe('9.1.0');
  });

  it('what was told is gone once that version runs', async () => {
    const recordsFile = createMemoryRecordsFile();
    const { get, options } = await start(publisher.announce(), { recordsFile });
    await get('updates.check', {});
    const later = await startCollega({ ...options, version: '9.0.0' });
    expect(await later.get('updates.read', {})).toMatchObject({ newer: null });
    await later.get('updates.openPage', {});
    expect(later.shell.openedLinks).toEqual([]);
  });

  it('an announcement that was written into the records is believed only with its signature', async () => {
    const recordsFile = createMemoryRecordsFile();
    const { get, options } = await start(publisher.announce(), { recordsFile });
    await get('updates.check', {});
    const stored = recordsFile.read() as { settings: { updates: { announcement: string } } };
    stored.settings.updates.announcement = stored.settings.updates.announcement.replace(
      'Faster tests.',
      'Download at evil.',
    );
    recordsFile.write(stored);
    const later = await startCollega({ ...options });
    expect(await later.get('updates.read', {})).toMatchObject({ newer: null });
  });

  it('are never asked for in the practice tenant, nor by a Collega that is not published', async () => {
    const server = await startAnnouncing((response) => response.end(publisher.announce()));
    onTestFinished(server.close);
    const { get } = await startCollega({ updates: { ...server.source, publicKey: null } });
    await get('updates.enable', { enabled: true });
    expect(await get('updates.checkWhenDue', {})).toMatchObject({ unavailable: 'no-key' });
    expect(await get('updates.check', {})).toMatchObject({ problem: { kind: 'unavailable' } });
    expect(server.asked).toEqual([]);
  });
});

describe('an answer that is no announcement is named when it was asked for, and quiet otherwise', () => {
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const content = { version: '9.0.0', date: '2026-12-01', notes: { en: '', it: '' } };
  const signed = JSON.parse(publisher.announce()) as Record<string, string>;
  const changed = { ...signed, content: signed['content']?.replace('9.0.0', '9.0.1') };

  it.each<[string, string, string | ((response: ServerResponse) => void)]>([
    ['a page of a captive portal', 'not-an-announcement', '<!DOCTYPE html><html>Sign in</html>'],
    ['nothing', 'not-an-announcement', ''],
    ['a signature of another key', 'signature', signAnnouncement(stranger, content)],
    ['a content that was changed', 'signature', JSON.stringify(changed)],
    ['a signature that is none', 'signature', JSON.stringify({ ...signed, signature: 'x' })],
    [
      'a signed text of another form',
      'not-an-announcement',
      signAnnouncement(publisher.privateKey, { ...content, version: '9.0.0-evil' }),
    ],
    [
      'notes that steer a terminal',
      'not-an-announcement',
      signAnnouncement(publisher.privateKey, { ...content, notes: { en: '\u001b[2J', it: '' } }),
    ],
    ['more than an announcement can be', 'too-long', 'x'.repeat(maxAnnouncementBytes + 1)],
    ['an answer without end', 'too-long', pour],
    ['a missing file', 'status', (response) => void response.writeHead(404).end('Not Found')],
    ['a broken line', 'not-reached', (response) => void response.socket?.destroy()],
    [
      'an endless redirect',
      'not-reached',
      (response) => void response.writeHead(302, { location: '/again' }).end(),
    ],
    [
      'a redirect to another protocol',
      'not-reached',
      (response) => void response.writeHead(302, { location: 'ftp://127.0.0.1/x' }).end(),
    ],
  ])('%s: %s', async (_name, problem, answer) => {
    const { get, log } = await start(answer);
    const check = await get('updates.check', {});
    expect(check).toMatchObject({ problem: { kind: problem }, state: { newer: null } });
    await get('updates.enable', { enabled: true });
    expect(await get('updates.checkWhenDue', {})).toMatchObject({ newer: null });
    expect(log.filter(({ message }) => message === 'unexpected failure')).toEqual([]);
  });

  it('a server that never answers is left at the deadline', async () => {
    let heard: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (heard = resolve));
    const { get, clock } = await start(() => heard());
    const check = get('updates.check', {});
    await asked;
    clock.advance(15_000);
    expect(await check).toMatchObject({
      problem: { kind: 'not-reached', text: 'no answer in time' },
    });
  });

  it('closing does not wait for it', async () => {
    let heard: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (heard = resolve));
    const { get, collega } = await start(() => heard());
    const check = get('updates.check', {});
    await asked;
    await collega.dispose();
    expect(await check).toMatchObject({ problem: { kind: 'not-reached' } });
  });
});

describe('the way to the announcement', () => {
  it('follows the redirects of a release', async () => {
    const { get, server } = await start((response) => {
      const { url } = response.req;
      if (url === '/file') response.end(publisher.announce());
      else response.writeHead(302, { location: url === '/v9' ? '/file' : '/v9' }).end();
    });
    expect(await get('updates.check', {})).toMatchObject({ problem: null });
    expect(server.asked.map(({ line }) => line)).toEqual([
      'GET /latest/collega-update.json',
      'GET /v9',
      'GET /file',
    ]);
  });

  it('leads through the proxy of the settings', async () => {
    const proxy = await startConnectProxy({ answer: 'HTTP/1.1 503 No\r\n\r\n' });
    const { get } = await startCollega({
      updates: {
        address: 'https://releases.contoso.invalid/collega-update.json',
        publicKey: publisher.publicKey,
        pageOf: String,
      },
      proxyOverride: proxy.server,
    });
    expect(await get('updates.check', {})).toMatchObject({ problem: { kind: 'not-reached' } });
    expect(proxy.asked).toEqual(['releases.contoso.invalid:443']);
  });
});

/** Sends for as long as it is read. */
function pour(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(16_384)));
  };
  response.on('drain', more);
  more();
}
