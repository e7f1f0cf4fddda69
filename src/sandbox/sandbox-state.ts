import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const portNumber = z.number().int().min(1).max(65_535);

const sandboxState = z.object({
  /** base64 of the 32 bytes that sign tokens: links made yesterday outlive a restart. */
  signingKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  ports: z
    .object({ authority: portNumber, smtp: portNumber, imap: portNumber })
    .nullable()
    .default(null),
  certificates: z
    .object({ authority: z.string(), certificate: z.string(), privateKey: z.string() })
    .nullable()
    .default(null),
  /** Of the practice Odoos, by version. */
  odooPorts: z.record(z.string(), portNumber).readonly().default({}),
  /** Permissions that each account has consented to. */
  consents: z.record(z.string(), z.array(z.string()).readonly()).readonly().default({}),
});

/** What the sandbox remembers between two starts. */
export type SandboxState = z.infer<typeof sandboxState>;

const fileName = 'sandbox.json';

/** Reads the state; a missing, damaged, foreign or held file means a fresh one: it is practice. */
export async function readState(folder: string | null): Promise<SandboxState> {
  const kept = folder === null ? null : await readKept(join(folder, fileName));
  return (
    kept ?? {
      signingKey: randomBytes(32).toString('base64'),
      ports: null,
      certificates: null,
      odooPorts: {},
      consents: {},
    }
  );
}

/** Keeps the state in step with its file: one write after the other, the newest content last. */
export interface StateKeeper {
  change(part: Partial<SandboxState>): void;
  /** Resolves when nothing is being written. */
  settled(): Promise<void>;
}

/** What cannot be written is told, and practice goes on: its next start has other ports. */
export function keepState(
  folder: string | null,
  initial: SandboxState,
  log: (line: string) => void,
): StateKeeper {
  let state = initial;
  let writing = Promise.resolve();
  return {
    change: (part) => {
      state = { ...state, ...part };
      writing = writing
        .then(() => writeState(folder, state))
        .catch((error: unknown) =>
          log(`the practice state was not written: ${describeCode(error)}`),
        );
    },
    settled: () => writing,
  };
}

function describeCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** Writes the state for this user alone (mode 0600), replacing the old file in one step. */
async function writeState(folder: string | null, state: SandboxState): Promise<void> {
  if (folder === null) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `${fileName}.${randomUUID()}`);
  try {
    await writeFile(temporary, `${JSON.stringify(state)}\n`, { mode: 0o600, flag: 'wx' });
    await waitOutScanner(() => rename(temporary, join(folder, fileName)));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

const scannerAttempts = 20;
const scannerPauseMs = 100;

/** Windows refuses to replace a file while a virus scanner or an indexer looks at it. */
async function waitOutScanner<Value>(step: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (error) {
      const held = ['EPERM', 'EACCES', 'EBUSY'].some((code) => hasCode(error, code));
      if (process.platform !== 'win32' || !held || attempt >= scannerAttempts) throw error;
      await pause(scannerPauseMs);
    }
  }
}

async function readKept(path: string): Promise<SandboxState | null> {
  try {
    return (
      sandboxState.safeParse(JSON.parse(await waitOutScanner(() => readFile(path, 'utf8')))).data ??
      null
    );
  } catch {
    return null;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
