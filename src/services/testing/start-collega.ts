import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  calls,
  type CallInput,
  type CallName,
  type CallValue,
  type EventPayload,
} from '../../contract/index.ts';
import { type Failure, type Result } from '../../contract/failures.ts';
import { type Collega, type CollegaOptions } from '../collega.ts';
import { createCollega } from '../create-collega.ts';
import { systemClock } from '../shell/ports/clock.ts';
import { noProxies } from '../network/system-proxy/found-proxies.ts';
import { silentLogger } from '../shell/ports/logger.ts';
import { noSecretStore } from '../shell/ports/secret-store.ts';
import { createMemoryRecordsFile } from '../store/records/memory-records-file.ts';
import { createFakeShell, type FakeShell } from './fake-shell.ts';

export interface StartedCollega {
  readonly collega: Collega;
  readonly options: CollegaOptions;
  readonly shell: FakeShell;
  /** Everything that was emitted, in order. */
  readonly events: { readonly name: string; readonly payload: unknown }[];
  readonly log: { readonly message: string; readonly detail: unknown }[];
  /** Asks as a trusted window does. */
  readonly ask: <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ) => Promise<Result<CallValue<Name>>>;
  /** Asks and expects an answer. */
  readonly get: <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ) => Promise<CallValue<Name>>;
  /** Asks and expects a refusal. */
  readonly refusal: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<Failure>;
}

/** By its real path: macOS's temporary folder is behind a link, and what is logged is not. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'collega-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Fails the test if records change whose topic none of the running calls declares in the contract. */
function checkDeclaredTopics(collega: Collega): (name: CallName) => () => void {
  const running = new Map<symbol, CallName>();
  const undeclared: string[] = [];
  collega.onEvent((event, payload) => {
    if (event !== 'records.changed' || running.size === 0) return;
    const { topic } = payload as EventPayload<'records.changed'>;
    const names = [...running.values()];
    const isDeclared = names.some((name) => {
      const call = calls[name];
      return call.kind === 'command' && call.changes.includes(topic);
    });
    if (!isDeclared) undeclared.push(`${topic} during ${names.join(', ')}`);
  });
  onTestFinished(() => expect(undeclared).toEqual([]));
  return (name) => {
    const id = Symbol(name);
    running.set(id, name);
    return () => void running.delete(id);
  };
}

/** A Collega without disk, key store or window, disposed of when the test ends. */
export async function startCollega(
  change: Partial<Omit<CollegaOptions, 'shell'>> = {},
): Promise<StartedCollega> {
  const shell = createFakeShell();
  const log: StartedCollega['log'] = [];
  const note = (message: string, detail?: unknown): void => {
    log.push({ message, detail });
  };
  const options: CollegaOptions = {
    version: '0.0.0',
    secretStore: noSecretStore,
    recordsFile: createMemoryRecordsFile(),
    dataFolder: change.dataFolder ?? temporaryFolder(),
    systemLanguage: 'en',
    clock: systemClock,
    logger: { ...silentLogger, error: note, warn: note, info: note },
    sandbox: null,
    passphrase: null,
    readSystemProxies: () => Promise.resolve(noProxies),
    ...change,
    shell,
  };
  const collega = await createCollega(options);
  onTestFinished(() => collega.dispose());
  const events: StartedCollega['events'] = [];
  collega.onEvent((name, payload) => events.push({ name, payload }));
  const sender = { trusted: true, description: 'test' };
  const declared = checkDeclaredTopics(collega);
  const ask: StartedCollega['ask'] = async (name, input) => {
    const end = declared(name);
    const answer = collega.bridge.answer(name, input, sender, new AbortController().signal);
    return (await answer.finally(end)) as never;
  };
  return {
    collega,
    options,
    shell,
    events,
    log,
    ask,
    get: async (name, input) => {
      const result = await ask(name, input);
      if (!result.ok) expect.fail(`${name}: ${JSON.stringify(result.failure)}`);
      return result.value;
    },
    refusal: async (name, input) => {
      const result = await ask(name, input);
      if (result.ok) expect.fail(`${name} was answered: ${JSON.stringify(result.value)}`);
      return result.failure;
    },
  };
}
