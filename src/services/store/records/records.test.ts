import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newClient } from '../../clients/client-handlers.ts';
import { type RecordsFile } from '../../shell/ports/records-file.ts';
import { listSetAside } from '../storage/set-aside.ts';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { openJsonRecordsFile } from './json-records-file.ts';
import { createMemoryRecordsFile } from './memory-records-file.ts';
import { Records } from './records.ts';
import { expectPrivate } from '../../testing/private-files.ts';

const change = { topic: 'clients', clientId: null } as const;
const rossi = newClient('Rossi', '2026-11-23T10:00:00.000Z');

function recordsOver(file: RecordsFile) {
  const told: unknown[] = [];
  return { records: new Records(file, (each) => told.push(each)), told };
}

describe('records on the disk', () => {
  it('are there again after a restart', () => {
    const folder = temporaryFolder();
    const { records } = recordsOver(openJsonRecordsFile(folder));
    records.update(change, (draft) => draft.clients.push(rossi));
    const again = recordsOver(openJsonRecordsFile(folder)).records;
    expect(again.read()).toEqual(records.read());
    expect(again.client(rossi.id)).toEqual(rossi);
  });

  it("rest in electron-store's format, readable by this user alone", () => {
    const folder = temporaryFolder();
    const { records } = recordsOver(openJsonRecordsFile(folder));
    records.update(change, (draft) => draft.clients.push(rossi));
    const path = join(folder, 'records.json');
    expectPrivate(path);
    const text = readFileSync(path, 'utf8');
    // electron-store: one JSON object, indented by tabs, at `<name>.json`.
    expect(text).toBe(JSON.stringify(JSON.parse(text), null, '\t'));
    const { clients, settings } = records.read();
    expect(JSON.parse(text)).toEqual({ schema: 3, clients, settings });
  });

  it('are read again for each change: two Collegas do not undo each other', () => {
    const folder = temporaryFolder();
    const first = recordsOver(openJsonRecordsFile(folder)).records;
    const second = recordsOver(openJsonRecordsFile(folder)).records;
    first.update(change, (draft) => draft.clients.push(rossi));
    second.update(change, (draft) => draft.clients.push(newClient('Bianchi', rossi.createdAt)));
    expect(first.read().clients.map(({ name }) => name)).toEqual(['Rossi', 'Bianchi']);
  });

  it.each([
    ['cut short', '{"schema": 2, "clients": ['],
    ['emptied', ''],
    ['zeroed', '\0\0\0\0'],
    ['with an unknown field', '{"schema": 2, "clients": []}'],
    ['a list', '[]'],
    ['a list of something', '[1]'],
    ['null', 'null'],
    ['a text', '"records"'],
  ])(
    'that are damaged are set aside as they are, and the rest keeps working: %s',
    (_what, content) => {
      const folder = temporaryFolder();
      const path = join(folder, 'records.json');
      writeFileSync(path, content);
      const { records } = recordsOver(openJsonRecordsFile(folder));
      records.update(change, (draft) => draft.clients.push(rossi));
      expect(records.read().clients).toEqual([rossi]);
      const [aside] = listSetAside(path);
      expect(readFileSync(aside?.damaged ?? '', 'utf8')).toBe(content);
    },
  );

  it('that are damaged come back from their backup, whatever was saved since', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'records.json');
    const { records, told } = recordsOver(openJsonRecordsFile(folder));
    records.update(change, (draft) => draft.clients.push(rossi));
    records.update(change, (draft) => draft.clients.push(newClient('Verdi', rossi.createdAt)));
    writeFileSync(path, '{"schema": 2, "cli');
    expect(records.read().clients).toEqual([]);
    expect(told).toHaveLength(3);
    for (const name of ['Bianchi', 'Neri']) {
      records.update(change, (draft) => draft.clients.push(newClient(name, rossi.createdAt)));
    }
    const stamp = listSetAside(path)[0]?.stamp ?? '';
    records.restore(stamp);
    expect(records.read().clients).toEqual([rossi]);
    expect(readFileSync(`${path}.bak`, 'utf8')).toContain('Neri');
    expect(() => records.restore(stamp)).toThrow(
      expect.objectContaining({ failure: { kind: 'not-found', what: 'backup' } }) as Error,
    );
  });

  it.each([
    ['of a newer format', '{"schema": 4, "clients": [], "more": true}', 'format 4'],
    ['out of reach', null, 'EISDIR'],
  ])('that are %s are no damage: they stop the start and stay', (_what, content, code) => {
    const folder = temporaryFolder();
    const path = join(folder, 'records.json');
    if (content === null) mkdirSync(path);
    else writeFileSync(path, content);
    const { records } = recordsOver(openJsonRecordsFile(folder));
    const refusal = expect.objectContaining({
      failure: { kind: 'unreadable', path, code: expect.stringContaining(code) as string },
    }) as Error;
    expect(() => records.read()).toThrow(refusal);
    expect(() => records.update(change, (draft) => draft.clients.push(rossi))).toThrow(refusal);
    expect(readdirSync(folder)).toEqual(['records.json']);
    if (content !== null) expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('that are forgotten are in no backup either', () => {
    const folder = temporaryFolder();
    const { records } = recordsOver(openJsonRecordsFile(folder));
    writeFileSync(join(folder, 'records.json.schema-1'), JSON.stringify({ clients: [rossi] }));
    records.addClient(() => ({ client: rossi, mailServers: [], mailboxLinks: [] }));
    records.removeClient(rossi.id, () => undefined);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    for (const { parentPath, name } of files.filter((each) => each.isFile())) {
      expect(readFileSync(join(parentPath, name), 'utf8'), name).not.toContain('Rossi');
    }
    expect(files.map(({ name }) => name).sort()).toEqual([
      'clients',
      'records.json',
      'records.json.bak',
    ]);
  });

  it('say `not-saved` when the disk refuses, and nothing has changed', () => {
    const folder = join(temporaryFolder(), 'data');
    const { records, told } = recordsOver(openJsonRecordsFile(folder));
    records.update(change, (draft) => draft.clients.push(rossi));
    const before = readFileSync(join(folder, 'records.json'));
    const asked = { ...openJsonRecordsFile(folder) };
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

describe('records that are asked for again', () => {
  function countingFile(folder: string) {
    const file = openJsonRecordsFile(folder);
    const count = { reads: 0 };
    const counting: RecordsFile = {
      ...file,
      read: () => {
        count.reads += 1;
        return file.read();
      },
    };
    return { counting, count };
  }

  it('are not read again from the same file, not even after a change of their own', () => {
    const folder = temporaryFolder();
    const { counting, count } = countingFile(folder);
    const { records } = recordsOver(counting);
    records.update(change, (draft) => draft.clients.push(rossi));
    const before = count.reads;
    expect(records.client(rossi.id)).toEqual(rossi);
    expect(records.read()).toBe(records.read());
    expect(count.reads).toBe(before);
    records.update(change, (draft) => (draft.clients = []));
    const after = count.reads;
    expect(records.read().clients).toEqual([]);
    expect(count.reads).toBe(after);
  });

  it('are those that another Collega has written meanwhile, of the same length or not', () => {
    const folder = temporaryFolder();
    const mine = recordsOver(openJsonRecordsFile(folder)).records;
    const other = recordsOver(openJsonRecordsFile(folder)).records;
    other.update(change, (draft) => draft.clients.push(rossi));
    const path = join(folder, 'records.json');
    for (let round = 0; round < 50; round += 1) {
      const name = `Rossi ${String(round).padStart(2, '0')}`;
      other.update(change, ({ clients: [first] }) => {
        if (first !== undefined) first.name = name;
      });
      expect(mine.client(rossi.id).name).toBe(name);
    }
    rmSync(path);
    expect(mine.read().clients).toEqual([]);
    writeFileSync(path, '{"schema": 9}');
    expect(() => mine.read()).toThrow();
  });

  it('cannot be changed by the caller, and a change begins from a copy', () => {
    const { records } = recordsOver(openJsonRecordsFile(temporaryFolder()));
    records.update(change, (draft) => draft.clients.push(rossi));
    const { clients } = records.read();
    expect(() => clients.push(rossi)).toThrow(TypeError);
    expect(() => (records.client(rossi.id).azureApp.odooUrl = 'https://x.example')).toThrow(
      TypeError,
    );
    expect(() =>
      records.update(change, (draft) => {
        draft.clients = [];
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expect(records.read().clients).toEqual([rossi]);
  });
});
