import { randomUUID } from 'node:crypto';
import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { messageOutcome } from '../../contract/kind-of-test.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type Collega } from '../../services/collega.ts';
import { runSideBySide } from '../../services/connection-tests/test-many.ts';
import { askCollega } from './ask-collega.ts';
import { type PrintOptions } from '../output/step-lines.ts';
import { printManyTests, printOneTest } from '../output/print-tests.ts';
import { hasPassed, type TestedServer } from '../output/tested-server.ts';

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
      const standing = await findStanding(collega, server, report, signal);
      const tested = { server, report, ...(standing === null ? {} : { standing }) };
      teller.ended(tested);
      return tested;
    });
  } finally {
    teller.close();
    stopEvents();
  }
}

/** The failed message that is still the server's last result after a test without one has passed. */
async function findStanding(
  collega: Collega,
  server: MailServer,
  report: ConnectionTestReport,
  signal: AbortSignal,
): Promise<ConnectionTestReport | null> {
  if (server.lastTest?.messageFailed !== true || report.scope === 'network') return null;
  if (!hasPassed(report)) return null;
  const last = await askCollega(collega, 'connectionTests.last', { serverId: server.id }, signal);
  if (last === null || last.startedAt === report.startedAt) return null;
  return messageOutcome(last) === 'failed' ? last : null;
}
