import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newClient } from '../clients/client-handlers.ts';
import { type RecordsFile } from '../ports/records-file.ts';
import { temporaryFolder } from '../test-doubles/start-collega.ts';
import { openConfRecordsFile } from './conf-records-file.ts';
import { createMemoryRecordsFile } from './memory-records-file.ts';
import { Records } from './records.ts';

const change = { topic: 'clients', clientId: null } as const;
const rossi = newClient('Rossi', '2026-11-23T10:00:00.000Z');

function recordsOver(file: RecordsFile) {
  const told: unknown[] = [];
  return { records: new Records(file, (each) => told.push(each)), told };
}

describe('records on the disk', () => {
  it('are there again after a restart', () => {
    const folder = temporaryFolder();
    const { records } = recordsOver(openConfRecordsFile(folder));
    records.update(change, (draft) => draft.clients.push(rossi));
    const again = recordsOver(openConfRecordsFile(folder)).records;
    expect(again.read()).toEqual(records.read());
    expect(again.client(rossi.id)).toEqual(rossi);
  });

  it("rest in electron-store's format, readable by this user alone", () => {
    const folder = temporaryFolder();
    const { records } = recordsOver(openConfRecordsFile(folder));
    records.update(change, (draft) => draft.clients.push(rossi));
    const path = join(folder, 'records.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(path, 'utf8');
    // electron-store: one JSON object, indented by tabs, at `<name>.json`.
    expect(text).toBe(JSON.stringify(JSON.parse(text), null, '\t'));
    expect(JSON.parse(text)).toEqual(records.read());
  });

  it('are read anew for each change: two Collegas do not undo each other', () => {
    const folder = temporaryFolder();
    const first = recordsOver(openConfRecordsFile(folder)).records;
    const second = recordsOver(openConfRecordsFile(folder)).records;
    first.update(change, (draft) => draft.clients.push(rossi));
    second.update(change, (draft) => draft.clients.push(newClient('Bianchi', rossi.createdAt)));
    expect(first.read().clients.map(({ name }) => name)).toEqual(['Rossi', 'Bianchi']);
  });

  it.each([
    ['cut short', '{"schema": 2, "clients": ['],
    ['emptied', ''],
    ['zeroed', '\0\0\0\0'],
    ['of a newer format', '{"schema": 3, "clients": [], "more": true}'],
    ['with a field nobody knows', '{"schema": 2, "clients": []}'],
    ['a list', '[]'],
    ['a list of something', '[1]'],
    ['null', 'null'],
    ['a text', '"records"'],
  ])('that are damaged stop the start and stay as they are: %s', (_what, content) => {
    const folder = temporaryFolder();
    const path = join(folder, 'records.json');
    writeFileSync(path, content);
    expect(() => {
      const { records } = recordsOver(openConfRecordsFile(folder));
      records.read();
      records.update(change, (draft) => draft.clients.push(rossi));
    }).toThrow();
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('say `not-saved` when the disk refuses, and nothing has changed', () => {
    const folder = join(temporaryFolder(), 'data');
    const { records, told } = recordsOver(openConfRecordsFile(folder));
    records.update(change, (draft) => draft.clients.push(rossi));
    const before = readFileSync(join(folder, 'records.json'));
    const asked = { ...openConfRecordsFile(folder) };
    const blocked = recordsOver({
      ...asked,
      write: (content) => {
        // A folder in the way of the file: even root cannot write there.
        rmSync(join(folder, 'records.json'));
        mkdirSync(join(folder, 'records.json'));
        try {
          asked.write(content);
        } finally {
          rmSync(join(folder, 'records.json'), { recursive: true });
          writeFileSync(join(folder, 'records.json'), before);
        }
      },
    });
    expect(() => blocked.records.update(change, (draft) => (draft.clients = []))).toThrow(
      expect.objectContaining({
        failure: {
          kind: 'not-saved',
          path: join(folder, 'records.json'),
          code: expect.stringMatching(/^[A-Z]+$/) as string,
        },
      }) as Error,
    );
    expect(blocked.told).toEqual([]);
    expect(told).toEqual([change]);
    expect(records.client(rossi.id)).toEqual(rossi);
  });
});

describe('a change of the records', () => {
  it('is not stored when it breaks the format', () => {
    const file = createMemoryRecordsFile();
    const { records, told } = recordsOver(file);
    expect(() =>
      records.update(change, (draft) => draft.clients.push({ ...rossi, id: 'no-uuid' })),
    ).toThrow();
    expect(file.read()).toEqual({});
    expect(told).toEqual([]);
  });

  it('is not stored when it fails half-way', () => {
    const { records } = recordsOver(createMemoryRecordsFile());
    expect(() =>
      records.update(change, (draft) => {
        draft.clients.push(rossi);
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expect(records.read().clients).toEqual([]);
  });

  it('is told after it was stored', () => {
    const file = createMemoryRecordsFile();
    const seen: unknown[] = [];
    const records = new Records(file, () => seen.push(file.read()));
    records.update(change, (draft) => draft.clients.push(rossi));
    expect(seen).toEqual([expect.objectContaining({ clients: [rossi] })]);
  });
});
