import { expect, it } from 'vitest';
import { createFakeApi } from '../bridge/testing/fake-api.ts';
import { DraftKeeper } from './draft-keeper.ts';

function start(stored: Record<string, Record<string, string>> = {}) {
  const { api, asked } = createFakeApi({
    'drafts.keep': () => ({ ok: true, value: null }),
    'drafts.drop': () => ({ ok: true, value: null }),
    'drafts.read': ({ key }) => ({ ok: true, value: stored[key] ?? null }),
    'drafts.list': () => ({
      ok: true,
      value: Object.keys(stored).map((key) => ({ key, keptAt: '2026-11-23T10:00:00Z' })),
    }),
  });
  let timers: (() => void)[] = [];
  const after = (_ms: number, task: () => void) => {
    timers.push(task);
    return () => {
      timers = timers.filter((each) => each !== task);
    };
  };
  const pass = () => {
    const due = timers;
    timers = [];
    for (const task of due) task();
  };
  return { keeper: new DraftKeeper({ api, after }), asked, pass, waiting: () => timers.length };
}

it('sends the first change at once and those that follow together', () => {
  const { keeper, asked, pass } = start();
  for (const name of ['a', 'ab', 'abc']) keeper.keep('form', { name });
  expect(asked).toEqual([['drafts.keep', { key: 'form', content: { name: 'a' } }]]);
  pass();
  expect(asked.slice(1)).toEqual([['drafts.keep', { key: 'form', content: { name: 'abc' } }]]);
  pass();
  pass();
  expect(asked).toHaveLength(2);
});

it('sends nothing any more once the form was saved or given up', () => {
  const { keeper, asked, pass, waiting } = start();
  keeper.keep('form', { name: 'a' });
  keeper.keep('form', { name: 'ab' });
  keeper.drop('form');
  expect(waiting()).toBe(0);
  pass();
  expect(asked.map(([name]) => name)).toEqual(['drafts.keep', 'drafts.drop']);
  expect(keeper.get('form')).toBeUndefined();
  keeper.drop('form');
  expect(asked).toHaveLength(2);
});

it('knows what the window before it left', async () => {
  const { keeper } = start({ form: { name: 'half' } });
  expect(keeper.get('form')).toBeUndefined();
  await keeper.start();
  expect(keeper.get('form')).toEqual({ name: 'half' });
});
