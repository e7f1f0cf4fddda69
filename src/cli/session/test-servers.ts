import { randomUUID } from 'node:crypto';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type Collega } from '../../services/collega.ts';
import { runSideBySide } from '../../services/connection-tests/test-many.ts';
import { askCollega } from './ask-collega.ts';
import { type PrintOptions } from '../output/step-lines.ts';
import { printManyTests, printOneTest } from '../output/print-tests.ts';
import { type TestedServer } from '../output/tested-server.ts';

/**
 * Tests the servers, a few side by side, and tells of each. After Ctrl+C begins no other and answers
 * those that were begun.
 */
export async function testServers(
  collega: Collega,
  servers: readonly MailServer[],
  printing: PrintOptions,
  signal: AbortSignal,
  options: {
    readonly sendMessage?: boolean;
    readonly networkOnly?: boolean;
    readonly timeoutMs?: number;
  } = {},
): Promise<TestedServer[]> {
  const [first, ...others] = servers;
  const teller =
    first !== undefined && others.length === 0
      ? printOneTest(first, printing)
      : printManyTests(servers.length, printing);
  const stopEvents = collega.onEvent((name, payload) => {
    if (name !== 'connectionTests.progress' || !('step' in payload)) return;
    if (payload.kind === 'started') teller.stepStarted(payload.step);
    else teller.stepFinished(payload.step);
  });
  try {
    return await runSideBySide(servers, signal, async (server) => {
      const run = { ...options, runId: randomUUID(), serverId: server.id };
      const report = await askCollega(collega, 'connectionTests.run', run, signal);
      const tested = { server, report };
      teller.ended(tested);
      return tested;
    });
  } finally {
    teller.close();
    stopEvents();
  }
}
