import { randomUUID } from 'node:crypto';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { temporaryFolder } from '../test-doubles/start-collega.ts';
import { ReportStore } from './report-store.ts';

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
    expect(statSync(join(folder, `${id}.json`)).mode & 0o777).toBe(0o600);
    expect(new ReportStore(folder).read(id)).toEqual(report);
    new ReportStore(folder).remove(id);
    expect(readdirSync(folder)).toEqual([]);
    new ReportStore(folder).remove(id);
  });

  it.each(['', '{"schema":"collega.connection-test/2"}', 'x'])(
    'is none when its file cannot be understood: %j',
    (content) => {
      const folder = temporaryFolder();
      const id = randomUUID();
      writeFileSync(join(folder, `${id}.json`), content);
      expect(new ReportStore(folder).read(id)).toBeNull();
    },
  );
});
