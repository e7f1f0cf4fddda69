import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ReportBundle } from '../../contract/reports.ts';
import { systemClock } from '../shell/ports/clock.ts';
import { outgoingFields } from '../testing/server-fields.ts';
import { startCollega } from '../testing/start-collega.ts';

/** Turns of the event loop that the rest of the program had meanwhile. */
async function countTurns<Value>(work: () => Promise<Value>) {
  let turns = 0;
  let next = setImmediate(turn);
  function turn(): void {
    turns += 1;
    next = setImmediate(turn);
  }
  try {
    return { value: await work(), turns };
  } finally {
    clearImmediate(next);
  }
}

describe('a report of many servers', () => {
  it('says how many servers are done while a large one is made', async () => {
    let time = 0;
    const clock = { ...systemClock, monotonic: () => (time += 60) };
    const { get, events } = await startCollega({ clock });
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    for (let index = 0; index < 9; index += 1) {
      const fields = outgoingFields({ username: `user${index}@contoso.com`, name: `S${index}` });
      await get('mailServers.create', { clientId, fields });
    }
    const request = { clientId, serverIds: null, language: 'en', mask: 'none' } as const;
    const runId = randomUUID();
    await get('reports.create', { ...request, runId, includeLog: false });
    const told = events.filter(({ name }) => name === 'reports.progress');
    const done = told.map(({ payload }) => (payload as { readonly done: number }).done);
    expect(told.at(0)?.payload).toMatchObject({ runId, total: 9 });
    // Not at each server, and forwards.
    expect(done.length).toBeGreaterThan(1);
    expect(done.length).toBeLessThan(9);
    expect(done).toEqual([...done].sort((one, other) => one - other));
  });

  it('lets the window go on while it is made, and tells what does not work first', async () => {
    const { get } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    const ids: string[] = [];
    for (let index = 0; index < 30; index += 1) {
      const fields = outgoingFields({ username: `user${index}@contoso.com`, name: `S${index}` });
      ids.push((await get('mailServers.create', { clientId, fields })).id);
    }
    await get('connectionTests.runMany', { runId: randomUUID(), serverIds: ids.slice(10, 20) });
    const request = {
      clientId,
      serverIds: null,
      language: 'en',
      mask: 'mailboxes',
      includeLog: false,
    } as const;
    const { turns, value } = await countTurns(() => get('reports.create', request));
    const { json, text } = value;
    // Read, redacted, validated, translated, its row, its section, and its JSON twice.
    expect(turns).toBeGreaterThanOrEqual(8 * ids.length);
    const { servers } = JSON.parse(json) as ReportBundle;
    const tested = servers.map(({ test }) => test !== null);
    expect(tested.slice(0, 10)).toEqual(Array(10).fill(true));
    expect(tested.slice(10)).not.toContain(true);
    expect(text).toContain('10 servers: ');
    expect(text.split('\n').length).toBeLessThan(31);
  });

  it('is made in the wanted forms alone, and without one that is too long to go to a window', async () => {
    // The report names the second in which it was made.
    const clock = { ...systemClock, now: () => Date.UTC(2026, 10, 23) };
    const { get } = await startCollega({ clock });
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    const request = { clientId, serverIds: null, language: 'en', mask: 'none' } as const;
    const whole = await get('reports.create', request);
    const text = await get('reports.create', { ...request, formats: ['text'] });
    expect(text).toEqual({ ...whole, html: '', json: '' });
    const short = { ...request, maxLength: whole.json.length - 1 };
    expect(await get('reports.create', short)).toEqual({ ...whole, html: '', json: '' });
  });

  it('stops at the next server when it is cancelled, says no more of its progress and saves nothing', async () => {
    let time = 0;
    const clock = { ...systemClock, monotonic: () => (time += 200) };
    const { get, ask, collega, events, shell } = await startCollega({ clock });
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    for (let index = 0; index < 9; index += 1) {
      const fields = outgoingFields({ username: `user${index}@contoso.com`, name: `S${index}` });
      await get('mailServers.create', { clientId, fields });
    }
    const request = { clientId, serverIds: null, language: 'en', mask: 'none' } as const;
    const runId = randomUUID();
    // As a window does: it closes its dialog while it looks at "3 of 9".
    const stop = collega.onEvent((name, payload) => {
      if (name !== 'reports.progress' || !('done' in payload) || payload.done !== 3) return;
      void ask('reports.cancel', { runId });
    });
    expect(await ask('reports.create', { ...request, runId })).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    });
    expect(events.filter(({ name }) => name === 'reports.progress')).toHaveLength(3);
    const saving = { runId, request, format: 'html' } as const;
    expect(await ask('reports.save', saving)).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    });
    expect(shell.savedFiles).toEqual([]);
    // The ID is free again, and a question that comes too late does no harm.
    stop();
    expect(await get('reports.cancel', { runId })).toBeNull();
    expect((await get('reports.create', { ...request, runId })).text).toContain('Large');
  });

  it('is cancelled with its window and with Collega, as an expected end and no bug', async () => {
    const { get, collega } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    const request = { clientId, serverIds: null, language: 'en', mask: 'none' } as const;
    const sender = { trusted: true, description: 'test' };
    const window = new AbortController();
    const made = collega.bridge.answer('reports.create', request, sender, window.signal);
    window.abort();
    expect(await made).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    const { signal } = new AbortController();
    const closing = collega.bridge.answer('reports.create', request, sender, signal);
    await collega.dispose();
    expect(await closing).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  });
});
