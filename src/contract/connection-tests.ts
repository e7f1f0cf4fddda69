import { z } from 'zod';
import { command, query } from './call.ts';
import { finding, stepId } from './findings.ts';
import { hostName, isoDateTime, recordId, runId } from './identifiers.ts';

export const testOutcome = z.enum(['passed', 'warning', 'failed', 'cancelled']);
export type TestOutcome = z.infer<typeof testOutcome>;

const detail = z.record(z.string(), z.json());

export const testStep = z.strictObject({
  id: stepId,
  status: z.enum(['ok', 'warning', 'failed', 'skipped']),
  /** Milliseconds on a monotonic clock. */
  durationMs: z.number().nonnegative(),
  detail,
});
export type TestStep = z.infer<typeof testStep>;

export const transcriptLine = z.strictObject({
  /** Milliseconds since the test began. */
  at: z.number().nonnegative(),
  from: z.enum(['client', 'server']),
  /** One protocol line, secrets masked. */
  line: z.string(),
});
export type TranscriptLine = z.infer<typeof transcriptLine>;

/** One finished connection test; published as docs/connection-test.schema.json. */
export const connectionTestReport = z.strictObject({
  schema: z.literal('collega.connection-test/1'),
  direction: z.enum(['outgoing', 'incoming']),
  /** `network`: without a sign-in, so that nothing is proven of the mailbox. Absent: all of it. */
  scope: z.literal('network').optional(),
  outcome: testOutcome,
  server: z.strictObject({
    host: z.string(),
    port: z.number().int(),
    encryption: z.enum(['none', 'starttls', 'implicit']),
    username: z.string(),
  }),
  startedAt: isoDateTime,
  durationMs: z.number().nonnegative(),
  /** Times the client had to wait for an answer of the server, TCP and TLS handshakes counted. */
  roundTrips: z.number().int().nonnegative(),
  steps: z.array(testStep),
  findings: z.array(finding),
  transcript: z.array(transcriptLine),
});
export type ConnectionTestReport = z.infer<typeof connectionTestReport>;

export const testSummary = z.strictObject({
  outcome: testOutcome,
  startedAt: isoDateTime,
  durationMs: z.number().nonnegative(),
  findingCodes: z.array(z.string()),
  /** What the result depends on (test-basis.ts); absent in results of earlier versions. */
  basis: z.string().optional(),
  /** It failed at the message to oneself: only a test that sends one again can show that it works. */
  messageFailed: z.literal(true).optional(),
});
export type TestSummary = z.infer<typeof testSummary>;

/** A step that has begun, or one that has ended. */
export const testProgress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), runId, serverId: recordId, step: stepId }),
  z.strictObject({ kind: z.literal('finished'), runId, serverId: recordId, step: testStep }),
]);
export type TestProgress = z.infer<typeof testProgress>;

/** One test of many has ended. */
export const manyTestsProgress = z.strictObject({
  runId,
  serverId: recordId,
  outcome: testOutcome,
});
export type ManyTestsProgress = z.infer<typeof manyTestsProgress>;

/** What the tests of many servers found. */
export const manyTestsResult = z.strictObject({
  /** In the order asked for; servers that were deleted meanwhile are left out. */
  results: z.array(
    z.strictObject({
      serverId: recordId,
      /** `cancelled` also for those that had not begun. */
      outcome: testOutcome,
      durationMs: z.number().nonnegative(),
      /** Without those about the Azure app: they are said once, as alarms. */
      findings: z.array(finding),
      /** It passed without a message, and what counts is the failure of an earlier one: this is it. */
      messageFailedAt: isoDateTime.optional(),
    }),
  ),
  /** One failing app secret is one alarm, not one for each mailbox (row 99). */
  alarms: z.array(z.strictObject({ finding, serverIds: z.array(recordId) })),
});
export type ManyTestsResult = z.infer<typeof manyTestsResult>;

export const connectionTestCalls = {
  /**
   * Runs one test and answers when it has ended; steps arrive as `connectionTests.progress`. A
   * passed incoming test moves its server to Confirmed.
   */
  'connectionTests.run': command(
    z.strictObject({
      runId,
      serverId: recordId,
      /**
       * Outgoing only: really sends a message to the mailbox itself, finds it by the incoming
       * server of the same mailbox, and removes it (step `send`).
       */
      sendMessage: z.boolean().default(false),
      /**
       * Only whether the server can be reached from here: DNS, TCP, encryption and greeting. Needs
       * no link and no open vault; proves nothing of the mailbox, and is not kept as the server's
       * last test.
       */
      networkOnly: z.boolean().default(false),
      /** Of the whole test, milliseconds; waiting for a message to oneself comes on top. */
      timeoutMs: z.number().int().min(1_000).max(600_000).default(30_000),
    }),
    connectionTestReport,
    { changes: ['mail-servers', 'mailbox-links'] },
  ),
  /**
   * Tests many servers, a few at a time, and answers when all have ended; each result arrives as
   * `connectionTests.manyProgress` before. Keeps each report as a single test does.
   */
  'connectionTests.runMany': command(
    z.strictObject({ runId, serverIds: z.array(recordId).min(1).max(10_000) }),
    manyTestsResult,
    { changes: ['mail-servers', 'mailbox-links'] },
  ),
  /**
   * Lets this server's tests send the token to a host that is not one of Microsoft's. Names the
   * host that the user has seen; a server that has another one by then is refused.
   */
  'connectionTests.allowHost': command(
    z.strictObject({ serverId: recordId, host: hostName }),
    z.null(),
    { changes: ['mail-servers'] },
  ),
  /** Ends a running test, or many, at once; the report then says `cancelled`. */
  'connectionTests.cancel': command(z.strictObject({ runId }), z.null(), { changes: [] }),
  'connectionTests.last': query(
    z.strictObject({ serverId: recordId }),
    connectionTestReport.nullable(),
    { shows: ['mail-servers'] },
  ),
};
