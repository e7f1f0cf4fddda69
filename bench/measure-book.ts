import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newClient } from '../src/services/clients/client-handlers.ts';
import { createServer } from '../src/services/clients/mail-servers/mail-server-handlers.ts';
import { openJsonRecordsFile } from '../src/services/store/records/json-records-file.ts';
import { Records } from '../src/services/store/records/records.ts';

const mailboxes = 500;
const changes = 20;

interface Figure {
  readonly figure: string;
  readonly value: string;
  readonly target: string;
}

/** One change of a client, and the list of clients, with one client and among many. */
export function measureBook(collega: string): Figure[] {
  const one = measure(collega, 1);
  const fifty = measure(collega, 50);
  const ratio = fifty.changeMs / one.changeMs;
  return [
    {
      figure: `computing for one change with 1 x ${mailboxes} mailboxes`,
      value: `${one.changeMs.toFixed(1)} ms`,
      target: 'at most 30 ms',
    },
    {
      figure: `the same among 50 x ${mailboxes}`,
      value: `${fifty.changeMs.toFixed(1)} ms (${ratio.toFixed(2)} x)`,
      target: 'at most 1.5 x',
    },
    {
      figure: `collega client list with 1, and with 50 such clients`,
      value: `${one.startMs.toFixed(0)} ms, ${fifty.startMs.toFixed(0)} ms`,
      target: 'reads no servers',
    },
  ];
}

function measure(collega: string, clients: number): { changeMs: number; startMs: number } {
  const folder = mkdtempSync(join(tmpdir(), 'collega-bench-book-'));
  try {
    const records = new Records(openJsonRecordsFile(folder), () => undefined);
    const ids = Array.from({ length: clients }, (_, number) => fill(records, number));
    const changeMs = measureChange(records, ids[0] ?? '');
    // Twice: the first makes the summaries, as the client's first change does.
    const starts = [1, 2, 3].map(() => start(collega, folder));
    return { changeMs, startMs: Math.min(...starts) };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

function fill(records: Records, number: number): string {
  const createdAt = new Date().toISOString();
  const { id } = records.addClient(() => {
    const client = newClient(`Client ${number}`, createdAt);
    const mailServers = Array.from({ length: mailboxes }, (_, at) => {
      const username = `user${at}@client${number}.example`;
      const shared = { name: username, username, active: true };
      return [
        createServer(
          client.id,
          {
            ...shared,
            direction: 'outgoing',
            host: 'smtp.office365.com',
            port: 587,
            encryption: 'starttls',
            fromFilter: username,
            priority: 10,
            sendAs: false,
          },
          createdAt,
        ),
        createServer(
          client.id,
          {
            ...shared,
            direction: 'incoming',
            host: 'outlook.office365.com',
            port: 993,
            encryption: 'implicit',
            priority: 5,
          },
          createdAt,
        ),
      ];
    }).flat();
    return { client, mailServers, mailboxLinks: [] };
  });
  return id;
}

/** Computing, not waiting for the disk: the median of several changes. */
function measureChange(records: Records, clientId: string): number {
  const costs: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    const before = process.cpuUsage();
    records.updateClient(clientId, 'mail-servers', ({ mailServers: [server] }) => {
      if (server !== undefined) server.priority = change + 1;
    });
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1000);
  }
  return costs.sort((one, other) => one - other)[changes / 2] ?? 0;
}

function start(collega: string, folder: string): number {
  const begun = performance.now();
  const args = [collega, '--data', folder, 'client', 'list'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, COLLEGA_KEY_STORE: 'off' },
  });
  if (status !== 0) throw new Error(`collega client list ended with ${status}: ${stderr}`);
  return performance.now() - begun;
}
