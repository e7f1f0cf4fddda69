import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imapScript } from '../../src/services/connection-tests/testing/imap-script.ts';
import {
  canary,
  planFor,
  runAgainst,
} from '../../src/services/connection-tests/testing/run-against.ts';
import {
  startScriptedServer,
  type Peer,
  type ServerScript,
} from '../../src/services/connection-tests/testing/scripted-server.ts';
import { smtpScript } from '../../src/services/connection-tests/testing/smtp-script.ts';
import {
  issueTestCertificates,
  type TestCertificates,
} from '../../src/services/connection-tests/testing/test-certificates.ts';
import { createRandom, mutate, seed, type Random } from './mutate.ts';

/** Half of them SMTP, half IMAP, all in this process. */
const conversations = Number(process.env['COLLEGA_FUZZ_CONVERSATIONS'] ?? 10_000);
const atOnce = 8;
/** Megabytes by which the heap may grow: a leak of a conversation each would take far more. */
const allowedGrowth = 150;

let certificates: TestCertificates;
beforeAll(async () => {
  certificates = await issueTestCertificates();
});

/** A server that says what the script says, changed by chance, cut off or silent now and then. */
function mutating(script: ServerScript, random: Random): ServerScript {
  const strange = (peer: Peer): Peer => ({
    ...peer,
    say: (text) => {
      const chance = random();
      if (chance < 0.02) peer.destroy();
      else if (chance < 0.3) peer.say(Buffer.from(mutate(random, String(text)), 'latin1'));
      else peer.say(text);
      // A client that waits for more than it was given would wait for its deadline.
      if (chance < 0.3) setTimeout(() => peer.end(), 200).unref();
    },
  });
  return {
    ...script,
    onConnect: (peer) => script.onConnect?.(strange(peer)),
    onLine: (peer, line) => script.onLine?.(strange(peer), line),
  };
}

const outcomes = new Map<string, number>();

async function converse(round: number): Promise<void> {
  const random = createRandom(seed + round);
  const direction = round % 2 === 0 ? 'outgoing' : 'incoming';
  const script =
    direction === 'outgoing'
      ? smtpScript(certificates, {}, 'implicit')
      : imapScript(certificates, {}, 'implicit');
  const server = await startScriptedServer(mutating(script, random));
  try {
    const { report } = await runAgainst(
      planFor(server.port, {
        direction,
        encryption: 'implicit',
        timeoutMs: 4_000,
        host: 'localhost',
        certificateAuthorities: [certificates.authority],
      }),
    );
    expect(['passed', 'warning', 'failed']).toContain(report.outcome);
    outcomes.set(report.outcome, (outcomes.get(report.outcome) ?? 0) + 1);
    const text = JSON.stringify(report);
    expect(text).not.toContain(canary);
    expect(text).not.toContain(Buffer.from(canary).toString('base64').slice(0, 24));
  } catch (error) {
    throw new Error(`COLLEGA_FUZZ_SEED=${seed} conversation ${round}`, { cause: error });
  } finally {
    await server.close();
  }
}

describe('a mail server that says anything', () => {
  const failures: unknown[] = [];
  const note = (error: unknown): void => void failures.push(error);
  process.on('unhandledRejection', note);
  afterAll(() => void process.off('unhandledRejection', note));

  it(`is tested ${conversations} times in one process: each test ends, hides the token and leaves nothing`, async () => {
    // The first ones load code and fill caches.
    for (let round = 0; round < 50; round += 1) await converse(round);
    const before = process.memoryUsage().heapUsed;
    let next = 50;
    const work = async (): Promise<void> => {
      while (next < conversations) await converse(next++);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    globalThis.gc?.();
    const grown = (process.memoryUsage().heapUsed - before) / 2 ** 20;
    expect(failures).toEqual([]);
    // Some are let through to the end, some are not: both halves of the code were visited.
    expect(Math.min(outcomes.get('passed') ?? 0, outcomes.get('failed') ?? 0)).toBeGreaterThan(9);
    expect(grown).toBeLessThan(allowedGrowth);
  });
});
