import { type ConnectionTestReport, type TestOutcome } from '../../contract/connection-tests.ts';
import { type StepId } from '../../contract/findings.ts';
import { compareFamilies } from './compare-families.ts';
import {
  type ConnectionTestOptions,
  type ConnectionTestPlan,
  type TokenSupplied,
  type TokenSupply,
} from './connection-test-plan.ts';
import { runIncomingTest } from './incoming/run-incoming-test.ts';
import { connectToServer } from './transport/connect-to-server.ts';
import { runOutgoingTest } from './run-outgoing-test.ts';
import { StepFailure, TestCancelled } from './step-failure.ts';
import { checkToken, noTokenFacts } from '../microsoft/token-check/check-token.ts';
import { stepsOf } from './steps-of.ts';
import { TestRun } from './test-run.ts';

/** Less time would blame the network for a deadline that waiting for the token has used up. */
const minNetworkMs = 2_000;

/** Refreshing a token may take a slow authority and a retry; still a part of the whole deadline. */
const tokenLimitMs = 20_000;

/**
 * Runs one connection test against one mail server: one connection, one authentication attempt (one
 * more of each where IPv6 may be the reason of a refusal, compare-families.ts), nothing sent unless the plan asks for a message to oneself. Never rejects for anything a server or
 * the network does; what was not reached is listed as skipped. All sockets and timers are gone when
 * it resolves.
 */
export async function runConnectionTest(
  plan: ConnectionTestPlan,
  options: ConnectionTestOptions,
): Promise<ConnectionTestReport> {
  const kept = { ...options, supplyToken: askOnce(options.supplyToken) };
  return compareFamilies(await runOnce(plan, kept), plan, kept, runOnce);
}

/** A second connection of the same test signs in with the token of the first. */
function askOnce(supplyToken: TokenSupply): TokenSupply {
  let supplied: Promise<TokenSupplied> | null = null;
  return (signal) => (supplied ??= supplyToken(signal));
}

async function runOnce(
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
    ...(plan.networkOnly === true ? { scope: 'network' as const } : {}),
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

/**
 * Without a token the steps before the sign-in run all the same: whether the server can be reached
 * from here is the first question of support, and needs none.
 */
async function runSteps(run: TestRun): Promise<void> {
  const accessToken = run.plan.networkOnly === true ? null : await testToken(run);
  if (run.plan.networkOnly === true) run.skip('token', 'no-sign-in');
  const socket = await connectToServer(run);
  if (run.plan.direction === 'outgoing') await runOutgoingTest(run, socket, accessToken);
  else await runIncomingTest(run, socket, accessToken);
}

/** Null when none is to be had; one that cannot work ends the test, and no server sees it. */
async function testToken(run: TestRun): Promise<string | null> {
  let supply: 'awaited' | 'token' = 'awaited';
  const late = (): StepFailure =>
    new StepFailure({
      kind: 'network',
      stage: 'authority',
      code: 'ETIMEDOUT',
      text: 'no token before the deadline',
    });
  const work = run.step('token', late, async (evidence) => {
    const supplied = await run.waits.for((signal) => run.options.supplyToken(signal), tokenLimitMs);
    Object.assign(evidence, supplied.detail);
    if (supplied.kind === 'failed') {
      const { signal, because } = supplied;
      throw new StepFailure(signal, {}, because ?? null);
    }
    supply = 'token';
    run.keepSecret(supplied.accessToken);
    const { plan, options } = run;
    const { accessToken, facts = noTokenFacts } = supplied;
    const verdict = checkToken(accessToken, plan, facts, options.clock.now());
    Object.assign(evidence, verdict.detail);
    for (const warning of verdict.warnings) run.warn(warning, 'token');
    if (verdict.failure !== null) throw new StepFailure(verdict.failure);
    return accessToken;
  });
  return work.catch((error: unknown) => {
    const goesOn = supply === 'awaited' && run.waits.remaining() >= minNetworkMs;
    if (error instanceof StepFailure && goesOn) return null;
    throw error;
  });
}

function skipTheRest(run: TestRun, cancelled: boolean): void {
  const done = new Set<StepId>(run.steps.map(({ id }) => id));
  const failed = run.steps.some(({ status }) => status === 'failed');
  const reason = cancelled ? 'cancelled' : failed ? 'earlier-step-failed' : 'no-sign-in';
  for (const id of stepsOf(run.plan)) if (!done.has(id)) run.skip(id, reason);
}

function outcomeOf(run: TestRun): TestOutcome {
  if (run.steps.some(({ status }) => status === 'failed')) return 'failed';
  return run.findings.length > 0 ? 'warning' : 'passed';
}
