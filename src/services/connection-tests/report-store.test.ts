import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

describe('the last report of a server', () => {
  it('is there again after a restart, readable by this user alone, until removed', () => {
    const folder = join(temporaryFolder(), 'tests');
    const id = randomUUID();
    new ReportStore(folder).save(id, report);
    expectPrivate(join(folder, `${id}.json`));
    expect(new ReportStore(folder).read(id)).toEqual(report);
    new ReportStore(folder).remove(id);
    expect(readdirSync(folder)).toEqual([]);
    new ReportStore(folder).remove(id);
  });

  it('is as it was when the disk refuses the next one, and that is said by name', () => {
    const folder = temporaryFolder();
    const id = randomUUID();
    const path = join(folder, `${id}.json`);
    const store = new ReportStore(folder);
    store.save(id, report);
    const before = readFileSync(path, 'utf8');
    // A folder in the way: even root cannot write there.
    mkdirSync(`${path}.new`);
    let refusal: unknown = null;
    try {
      store.save(id, { ...report, durationMs: 2 });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ failure: { kind: 'not-saved', path, code: 'EISDIR' } });
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(store.read(id)).toEqual(report);
  });

  it('is none where a folder has its name, which is not ours to remove', () => {
    const folder = temporaryFolder();
    const id = randomUUID();
    mkdirSync(join(folder, `${id}.json`));
    const store = new ReportStore(folder);
    expect(store.read(id)).toBeNull();
    store.remove(id);
    expect(readdirSync(folder)).toEqual([`${id}.json`]);
  });

  it.each([
    '',
    '{"schema":"collega.connection-test/2"}',
    'x',
    '[]',
    JSON.stringify(report).slice(0, -9),
  ])('is none when its file cannot be understood: %j', (content) => {
    const folder = temporaryFolder();
    const id = randomUUID();
    writeFileSync(join(folder, `${id}.json`), content);
    expect(new ReportStore(folder).read(id)).toBeNull();
  });
});
