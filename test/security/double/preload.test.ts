import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { expect, test } from 'vitest';
import { outFolder } from '../../electron/start-bundle.ts';

interface Exposed {
  call(name: string, input: unknown): Promise<unknown>;
  on(name: string, listener: (...args: unknown[]) => void): () => void;
}

/** Runs the built preload script as a sandboxed one: CommonJS, with `electron` alone to require. */
function runPreload() {
  const asked: unknown[][] = [];
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: (...args: unknown[]) => {
      asked.push(args);
      return Promise.resolve({ ok: true, value: null });
    },
  });
  const exposed = new Map<string, Exposed>();
  const contextBridge = {
    exposeInMainWorld: (key: string, api: Exposed) => exposed.set(key, api),
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload script cannot require ${name}`);
    return { contextBridge, ipcRenderer };
  };
  const code = readFileSync(join(outFolder, 'preload/index.cjs'), 'utf8');
  const run = compileFunction(code, ['require']) as (require: unknown) => void;
  run(require);
  const api = exposed.get('collega');
  if (api === undefined) throw new Error('nothing exposed');
  return { exposed, api, asked, ipcRenderer };
}

test('checklist 20: the page gets two functions and nothing else', () => {
  const { exposed, api } = runPreload();
  expect([...exposed.keys()]).toEqual(['collega']);
  expect(Object.keys(api)).toEqual(['call', 'on']);
  expect([api.call.length, api.on.length]).toEqual([2, 2]);
});

test('checklist 20: a call goes to the one channel, with name and input alone', async () => {
  const { api, asked } = runPreload();
  await (api.call as (...args: unknown[]) => Promise<unknown>)('app.describe', {}, 'more');
  expect(asked).toEqual([['collega:call', 'app.describe', {}]]);
});

test('checklist 20: a listener gets the payload of its event, and never the event of Electron', () => {
  const { api, ipcRenderer } = runPreload();
  const heard: unknown[][] = [];
  const end = api.on('signIn.progress', (...args) => heard.push(args));
  const event = { sender: ipcRenderer };
  ipcRenderer.emit('collega:event', event, {
    name: 'signIn.progress',
    payload: { phase: 'saving' },
  });
  ipcRenderer.emit('collega:event', event, { name: 'vault.changed', payload: {} });
  expect(heard).toEqual([[{ phase: 'saving' }]]);
  end();
  expect(ipcRenderer.listenerCount('collega:event')).toBe(0);
});
