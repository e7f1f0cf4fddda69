import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { calls, type CallName } from '../../../src/contract/index.ts';
import { failure } from '../../../src/contract/failures.ts';
import { startCollega, type StartedCollega } from '../../../src/services/testing/start-collega.ts';
import { almostRight, anyJson, hostileTexts } from '../support/arbitrary-input.ts';
import { forbidNetwork } from '../support/forbid-network.ts';

beforeAll(forbidNetwork);

const names = Object.keys(calls) as CallName[];
const trusted = { trusted: true, description: 'test' };
/** Milliseconds after which a call counts as hanging; far above any on a busy machine. */
const timeoutMs = 30_000;

/** A Collega that holds one of everything, whose user closes each window at once. */
async function startFurnished(): Promise<{ started: StartedCollega; identities: string[] }> {
  const started = await startCollega();
  started.shell.behave = () => Promise.resolve({ kind: 'closed' });
  const client = await started.get('clients.create', { name: 'Acme' });
  return { started, identities: [client.id] };
}

/** Asks, and expects an answer or a failure of the contract, in time and with nothing changed. */
async function expectAnswer(
  { collega, log }: StartedCollega,
  name: unknown,
  input: unknown,
): Promise<void> {
  const gone = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const hanging = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      gone.abort();
      reject(new Error('no answer'));
    }, timeoutMs);
  });
  const answer = await Promise.race([
    collega.bridge.answer(name, input, trusted, gone.signal),
    hanging,
  ]).finally(() => clearTimeout(timer));
  if (!answer.ok) {
    expect(failure.safeParse(answer.failure).success).toBe(true);
    // `unexpected` is what a bug answers with.
    if (answer.failure.kind === 'unexpected') {
      throw new Error(`a bug: ${JSON.stringify(log.at(-1))}`);
    }
  }
  expect(structuredClone(answer)).toEqual(answer);
}

/** What a polluted prototype would show. */
function fingerprint(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((type) => Reflect.ownKeys(type).map(String).join())
    .join('\n');
}

test.each(names)('ipc: any input of %s ends as an answer or a failure', async (name) => {
  const before = fingerprint();
  const { started, identities } = await startFurnished();
  await fc.assert(
    fc.asyncProperty(almostRight(name, identities), (input) => expectAnswer(started, name, input)),
    { numRuns: 25 },
  );
  expect(fingerprint()).toBe(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('ipc: any name ends as a failure', async () => {
  const { started } = await startFurnished();
  const anyName = fc.oneof(anyJson, fc.constantFrom(...hostileTexts), fc.string());
  await fc.assert(
    fc.asyncProperty(anyName, anyJson, async (name, input) => {
      if (typeof name === 'string' && Object.hasOwn(calls, name)) return;
      const answer = await started.collega.bridge.answer(
        name,
        input,
        trusted,
        new AbortController().signal,
      );
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknown-call' } });
    }),
    { numRuns: 300 },
  );
});

test.each(names)('ipc: %s refuses prototypes, circles, depths and sizes', async (name) => {
  const before = fingerprint();
  const { started } = await startFurnished();
  const circle: Record<string, unknown> = {};
  circle['self'] = [circle, circle];
  let deep: unknown = 1;
  for (let depth = 0; depth < 50_000; depth += 1) deep = { deep };
  const inputs: readonly unknown[] = [
    JSON.parse('{"__proto__": {"polluted": true}}'),
    JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
    Object.create({ polluted: true }),
    circle,
    deep,
    new Map([['a', 1]]),
    new Date(),
    new Error('x'),
    /x/u,
    new Uint8Array(8),
    1n,
    Symbol('x'),
    () => 1,
    undefined,
  ];
  for (const input of inputs) {
    const answer = await started.collega.bridge.answer(
      name,
      input,
      trusted,
      new AbortController().signal,
    );
    const refused = answer.ok ? 'answered' : answer.failure.kind;
    expect(refused).not.toBe('unexpected');
    // What has no key of its own is an empty object, which some calls take.
    if (typeof input === 'object' && Object.keys(Object(input) as object).length === 0) continue;
    expect(refused).toMatch(/^(?:invalid-input|input-too-large)$/u);
  }
  expect(fingerprint()).toBe(before);
});
