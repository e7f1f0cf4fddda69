import { type ConnectionTestReport, type TestOutcome } from '../../contract/connection-tests.ts';
import { type StepId } from '../../contract/findings.ts';
import { type ConnectionTestOptions, type ConnectionTestPlan } from './connection-test-plan.ts';
import { runIncomingTest } from './incoming/run-incoming-test.ts';
import { connectToServer } from './transport/connect-to-server.ts';
import { runOutgoingTest } from './outgoing/run-outgoing-test.ts';
import { StepFailure, TestCancelled } from './step-failure.ts';
import { checkToken, noTokenFacts } from '../microsoft/token-check/check-token.ts';
import { stepsOf } from './steps-of.ts';
import { TestRun } from './test-run.ts';

/** Refreshing a token may take a slow authority and a retry; still a part of the whole deadline. */
const tokenLimitMs = 20_000;

/**
 * Runs one connection test against one mail server: one connection, one authentication attempt,
 * nothing sent unless the plan asks for a message to oneself. Never rejects for anything a server or
 * the network does; what was not reached is listed as skipped. All sockets and timers are gone when
 * it resolves.
 */
export async function runConnectionTest(
  plan: ConnectionTestPlan,
  options: ConnectionTestOptions,
): Promise<ConnectionTestReport> {
  const startedAt = new Date(options.clock.now()).toISOString();
  const run = new TestRun(plan, options);
  let cancelled = false;
  try {
    await runSteps(run);
  } catch (error) {
    if (error instanceof TestCancelled) cancelled = true;
    else if (!(error instanceof StepFailure)) throw error;
  } finally {
    run.release();
  }
  skipTheRest(run, cancelled);
  return {
    schema: 'collega.connection-test/1',
    direction: plan.direction,
    outcome: cancelled ? 'cancelled' : outcomeOf(run),
    server: {
      host: plan.host,
      port: plan.port,
      encryption: plan.encryption,
      username: plan.username,
    },
    startedAt,
    durationMs: Math.round(run.waits.elapsed() * 10) / 10,
    roundTrips: run.countRoundTrips(),
    steps: run.steps,
    findings: run.findings,
    transcript: [...run.transcript.all()],
  };
}

async function runSteps(run: TestRun): Promise<void> {
  const accessToken = await testToken(run);
  const socket = await connectToServer(run);
  if (run.plan.direction === 'outgoing') await runOutgoingTest(run, socket, accessToken);
  else await runIncomingTest(run, socket, accessToken);
}

async function testToken(run: TestRun): Promise<string> {
  const late = (): StepFailure =>
    new StepFailure({
      kind: 'network',
      stage: 'authority',
      code: 'ETIMEDOUT',
      text: 'no token before the deadline',
    });
  return run.step('token', late, async (evidence) => {
    const supplied = await run.waits.for((signal) => run.options.supplyToken(signal), tokenLimitMs);
    Object.assign(evidence, supplied.detail);
    if (supplied.kind === 'failed') {
      const { signal, because } = supplied;
      throw new StepFailure(signal, {}, because ?? null);
    }
    run.keepSecret(supplied.accessToken);
    const { plan, options } = run;
    const { accessToken, facts = noTokenFacts } = supplied;
    const verdict = checkToken(accessToken, plan, facts, options.clock.now());
    Object.assign(evidence, verdict.detail);
    for (const warning of verdict.warnings) run.warn(warning, 'token');
    if (verdict.failure !== null) throw new StepFailure(verdict.failure);
    return accessToken;
  });
}

function skipTheRest(run: TestRun, cancelled: boolean): void {
  const done = new Set<StepId>(run.steps.map(({ id }) => id));
  const reason = cancelled ? 'cancelled' : 'earlier-step-failed';
  for (const id of stepsOf(run.plan)) if (!done.has(id)) run.skip(id, reason);
}

function outcomeOf(run: TestRun): TestOutcome {
  if (run.steps.some(({ status }) => status === 'failed')) return 'failed';
  return run.findings.length > 0 ? 'warning' : 'passed';
}
