import { type ConnectionTestReport, type TestStep } from '../../../contract/connection-tests.ts';
import { type StepId } from '../../../contract/findings.ts';
import { systemClock } from '../../shell/ports/clock.ts';
import { type ConnectionTestOptions, type ConnectionTestPlan } from '../connection-test-plan.ts';
import { runConnectionTest } from '../run-connection-test.ts';

/** A token that must never be seen again. */
export const canary = 'canary-eyJ0eXAiOiJKV1QiLCJub25jZSI6Im-secret';

export interface Observed {
  readonly report: ConnectionTestReport;
  readonly started: readonly StepId[];
  readonly finished: readonly TestStep[];
}

/** A plan for a scripted server on this machine. */
export function planFor(
  port: number,
  changes: Partial<ConnectionTestPlan> = {},
): ConnectionTestPlan {
  const direction = changes.direction ?? 'outgoing';
  return {
    direction,
    host: '127.0.0.1',
    port,
    encryption: direction === 'outgoing' ? 'starttls' : 'implicit',
    username: 'john@contoso.com',
    from: 'john@contoso.com',
    to: 'john@contoso.com',
    timeoutMs: 5_000,
    certificateAuthorities: [],
    proxy: null,
    // A test's own server is none of Microsoft's.
    tokenHosts: { cloud: null, allowed: [changes.host ?? '127.0.0.1'], sandbox: [] },
    context: {
      mailbox: 'john@contoso.com',
      signedInAs: 'john@contoso.com',
      host: '127.0.0.1',
      port,
      applicationId: '11111111-2222-3333-4444-555555555555',
      tenant: null,
      redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
      language: 'en',
    },
    ...changes,
  };
}

/** Runs a test and keeps what it told on the way. */
export async function runAgainst(
  plan: ConnectionTestPlan,
  changes: Partial<ConnectionTestOptions> = {},
): Promise<Observed> {
  const started: StepId[] = [];
  const finished: TestStep[] = [];
  const report = await runConnectionTest(plan, {
    supplyToken: () => Promise.resolve({ kind: 'token', accessToken: canary, detail: {} }),
    clock: systemClock,
    signal: new AbortController().signal,
    onStepStarted: (step) => started.push(step),
    onStepFinished: (step) => finished.push(step),
    ...changes,
  });
  return { report, started, finished };
}

/** `id:status` of every step, in the order of the report. */
export function statuses(report: ConnectionTestReport): string[] {
  return report.steps.map(({ id, status }) => `${id}:${status}`);
}
