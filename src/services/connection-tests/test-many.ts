import {
  type ConnectionTestReport,
  type ManyTestsResult,
} from '../../contract/connection-tests.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { groupAppFindings } from '../diagnosis/group-app-findings.ts';

/** Tests at a time: far below Exchange's limits, since each is of a mailbox of its own (row 155). */
const atOnce = 10;

export interface FinishedTest {
  /** As it was when its test began. */
  readonly server: MailServer;
  /** What its result depends on, at that time (contract/test-basis.ts). */
  readonly basis: string;
  readonly report: ConnectionTestReport;
  /** Whose outcome and findings the report has: those of an earlier message, which still count. */
  readonly messageFailedAt?: string;
}

/**
 * Runs `work` for each item, a few at a time; begins none once `signal` is aborted. Answers what was
 * begun, in the order of the items.
 * @throws the first error of `work`, once nothing is under way any more
 */
export async function runSideBySide<Item, Done>(
  items: readonly Item[],
  signal: AbortSignal,
  work: (item: Item) => Promise<Done>,
): Promise<Done[]> {
  const done: { readonly index: number; readonly value: Done }[] = [];
  const errors: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !signal.aborted && errors.length === 0) {
      const index = next;
      next += 1;
      const item = items[index];
      try {
        if (item !== undefined) done.push({ index, value: await work(item) });
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return done.sort((one, other) => one.index - other.index).map(({ value }) => value);
}

/** What many tests found, said so that one failing app is one alarm (row 99). */
export function summariseMany(
  serverIds: readonly string[],
  finished: readonly FinishedTest[],
): ManyTestsResult {
  const { alarms, others } = groupAppFindings(
    finished.map(({ server, report }) => ({ subject: server.id, findings: report.findings })),
  );
  const reports = new Map(finished.map(({ server, report }) => [server.id, report]));
  const failedAt = new Map(finished.map(({ server, messageFailedAt: at }) => [server.id, at]));
  const findings = new Map(others.map((each) => [each.subject, [...each.findings]]));
  return {
    results: serverIds.map((serverId) => {
      const messageFailedAt = failedAt.get(serverId);
      return {
        serverId,
        outcome: reports.get(serverId)?.outcome ?? 'cancelled',
        durationMs: reports.get(serverId)?.durationMs ?? 0,
        findings: findings.get(serverId) ?? [],
        ...(messageFailedAt === undefined ? {} : { messageFailedAt }),
      };
    }),
    alarms: alarms.map(({ finding, subjects }) => ({ finding, serverIds: subjects })),
  };
}
