import { describe, expect, it } from 'vitest';
import { calls, type CallName } from '../../../contract/index.ts';
import { defer } from '../../deferred.ts';
import { FailureError } from '../../failure-error.ts';
import { Bridge, type Handlers } from './bridge.ts';

const trusted = { trusted: true, description: 'main frame' };
const signal = new AbortController().signal;

function bridgeWith(handlers: Partial<Record<CallName, unknown>>) {
  const bugs: { where: string; error: unknown }[] = [];
  const refusals: string[] = [];
  const bridge = new Bridge({
    handlers: handlers as Handlers,
    reportBug: (where, error) => {
      bugs.push({ where, error });
      return 'ref-1';
    },
    reportRefusal: (where, sender) => refusals.push(`${where} ${sender.description}`),
  });
  return { bridge, bugs, refusals };
}

const described = {
  version: '1',
  shell: 'terminal',
  dataFolder: '/data',
  sandboxRunning: false,
} as const;

describe('the bridge', () => {
  it.each(['nothing.here', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'does not know the call %s',
    async (name) => {
      const { bridge } = bridgeWith({});
      expect(await bridge.answer(name, {}, trusted, signal)).toEqual({
        ok: false,
        failure: { kind: 'unknown-call', name },
      });
    },
  );

  it('answers even when the name is no text and cannot become one', async () => {
    const { bridge } = bridgeWith({});
    const hostile = {
      toString: () => {
        throw new Error('hostile');
      },
    };
    for (const name of [Object.create(null), hostile, Symbol('x'), 1n, null, undefined]) {
      const result = await bridge.answer(name, {}, trusted, signal);
      expect(result).toMatchObject({ ok: false, failure: { kind: 'unknown-call' } });
    }
  });

  it('refuses an untrusted sender before the input is looked at, and logs it', async () => {
    let asked = 0;
    const { bridge, refusals } = bridgeWith({ 'app.describe': () => (asked += 1) });
    const stranger = { trusted: false, description: 'https://evil.example' };
    expect(await bridge.answer('app.describe', 'nonsense', stranger, signal)).toEqual({
      ok: false,
      failure: { kind: 'refused-sender' },
    });
    expect(asked).toBe(0);
    expect(refusals).toEqual(['app.describe https://evil.example']);
  });

  it.each([
    ['an unknown key', { extra: 1 }],
    ['a smuggled prototype', JSON.parse('{"__proto__": {"admin": true}}')],
    ['no object', null],
    ['a list', []],
  ])('refuses %s in the input', async (_what, input: unknown) => {
    const { bridge } = bridgeWith({ 'app.describe': () => described });
    expect(await bridge.answer('app.describe', input, trusted, signal)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' },
    });
  });

  it('names the field and the problem', async () => {
    const { bridge } = bridgeWith({});
    expect(await bridge.answer('clients.create', { name: ' ' }, trusted, signal)).toEqual({
      ok: false,
      failure: { kind: 'invalid-input', problems: [{ field: 'name', problem: 'required' }] },
    });
  });

  it('stops an answer that carries more than the contract names', async () => {
    const { bridge, bugs } = bridgeWith({
      'app.describe': () => ({ ...described, accessToken: 'CANARY-access' }),
    });
    const result = await bridge.answer('app.describe', {}, trusted, signal);
    expect(result).toEqual({ ok: false, failure: { kind: 'unexpected', reference: 'ref-1' } });
    expect(JSON.stringify(result) + String(bugs[0]?.error)).not.toContain('CANARY-access');
  });

  it('turns an expected failure into a value', async () => {
    const { bridge, bugs } = bridgeWith({
      'app.describe': () => {
        throw new FailureError({ kind: 'cancelled' });
      },
    });
    expect(await bridge.answer('app.describe', {}, trusted, signal)).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    });
    expect(bugs).toEqual([]);
  });

  it('logs a bug under a reference; neither its words nor its stack cross', async () => {
    const bug = new Error('CANARY inner words');
    const { bridge, bugs } = bridgeWith({ 'app.describe': () => Promise.reject(bug) });
    const result = await bridge.answer('app.describe', {}, trusted, signal);
    expect(result).toEqual({ ok: false, failure: { kind: 'unexpected', reference: 'ref-1' } });
    expect(bugs).toEqual([{ where: 'app.describe', error: bug }]);
  });

  it("hands the asker's signal to the handler", async () => {
    const gone = new AbortController();
    const seen = defer<AbortSignal>();
    const { bridge } = bridgeWith({
      'app.describe': (_input: unknown, context: { signal: AbortSignal }) => {
        seen.resolve(context.signal);
        return described;
      },
    });
    await bridge.answer('app.describe', {}, trusted, gone.signal);
    expect(await seen.promise).toBe(gone.signal);
  });
});

it('every call of the contract is named after its section', () => {
  for (const name of Object.keys(calls)) expect(name).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
});
