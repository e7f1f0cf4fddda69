import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { temporaryFolder } from '../testing/start-collega.ts';
import { ReportStore } from './report-store.ts';
import { expectPrivate } from '../testing/private-files.ts';

const report: ConnectionTestReport = {
  schema: 'collega.connection-test/1',
  direction: 'outgoing',
  outcome: 'passed',
  server: { host: 'h', port: 587, encryption: 'starttls', username: 'a@b.it' },
  startedAt: '2026-11-23T10:00:00.000Z',
  durationMs: 1,
  roundTrips: 7,
  steps: [],
  findings: [],
  transcript: [{ at: 1, from: 'server', line: '220 ready' }],
};

function newServer() {
  return { id: randomUUID(), clientId: randomUUID() };
}

function pathOf(folder: string, { id, clientId }: ReturnType<typeof newServer>): string {
  return join(folder, 'clients', clientId, 'tests', `${id}.json`);
}

describe('the last report of a server', () => {
  it('is there again after a restart, readable by this user alone, until removed', () => {
    const folder = temporaryFolder();
    const server = newServer();
    const path = pathOf(folder, server);
    new ReportStore(folder).save(server, report);
    expectPrivate(path);
    expect(new ReportStore(folder).read(server)).toEqual(report);
    new ReportStore(folder).remove(server);
    expect(readdirSync(dirname(path))).toEqual([]);
    new ReportStore(folder).remove(server);
  });

  it('is as it was when the disk refuses the next one, and that is said by name', () => {
    const folder = temporaryFolder();
    const server = newServer();
    const path = pathOf(folder, server);
    const store = new ReportStore(folder);
    store.save(server, report);
    const before = readFileSync(path, 'utf8');
    // A folder in the way: even root cannot write there.
    mkdirSync(`${path}.new`);
    let refusal: unknown = null;
    try {
      store.save(server, { ...report, durationMs: 2 });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ failure: { kind: 'not-saved', path, code: 'EISDIR' } });
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(store.read(server)).toEqual(report);
  });

  it('is none where a folder has its name, which is not ours to remove', () => {
    const folder = temporaryFolder();
    const server = newServer();
    mkdirSync(pathOf(folder, server), { recursive: true });
    const store = new ReportStore(folder);
    expect(store.read(server)).toBeNull();
    store.remove(server);
    expect(existsSync(pathOf(folder, server))).toBe(true);
  });

  it.each([
    '',
    '{"schema":"collega.connection-test/2"}',
    'x',
    '[]',
    JSON.stringify(report).slice(0, -9),
  ])('is none when its file cannot be understood: %j', (content) => {
    const folder = temporaryFolder();
    const server = newServer();
    mkdirSync(dirname(pathOf(folder, server)), { recursive: true });
    writeFileSync(pathOf(folder, server), content);
    expect(new ReportStore(folder).read(server)).toBeNull();
  });

  it('is found where an earlier Collega kept it, and moves when the server is tested again', () => {
    const folder = temporaryFolder();
    const server = newServer();
    const before = join(folder, 'tests', `${server.id}.json`);
    mkdirSync(dirname(before));
    writeFileSync(before, JSON.stringify(report));
    const store = new ReportStore(folder);
    expect(store.read(server)).toEqual(report);
    store.save(server, { ...report, durationMs: 2 });
    expect(existsSync(before)).toBe(false);
    expect(store.read(server)).toMatchObject({ durationMs: 2 });
  });
});
