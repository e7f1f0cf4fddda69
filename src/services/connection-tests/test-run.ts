import { type TestStep } from '../../contract/connection-tests.ts';
import { type Finding, type StepId } from '../../contract/findings.ts';
import { type SkipReason } from '../../contract/skip-reasons.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { type Signal } from '../diagnosis/signal.ts';
import { type ConnectionTestOptions, type ConnectionTestPlan } from './connection-test-plan.ts';
import { buildXoauth2 } from '../masking/build-xoauth2.ts';
import { maskDetail, maskSecrets, maskText } from '../masking/mask-secrets.ts';
import { DeadlinePassed, StepFailure, TestCancelled } from './step-failure.ts';
import { TestWaits } from './test-waits.ts';
import { Transcript } from './transcript.ts';

/** Gathers evidence while a step works; what it put here is reported even when the step fails. */
export type Evidence = TestStep['detail'];

/** The state of one running test: its steps, findings, transcript, timeoutMs and sockets. */
export class TestRun {
  readonly waits: TestWaits;
  readonly transcript: Transcript;
  readonly steps: TestStep[] = [];
  readonly findings: Finding[] = [];
  private mask: (text: string) => string = maskSecrets([]);
  private handshakes = 0;
  private readonly closers: (() => void)[] = [];

  constructor(
    readonly plan: ConnectionTestPlan,
    readonly options: ConnectionTestOptions,
  ) {
    this.waits = new TestWaits(options.clock, plan.timeoutMs, options.signal);
    this.transcript = new Transcript(
      () => this.waits.elapsed(),
      (text) => this.mask(text),
    );
  }

  /** From now on this token, and its SASL form, are hidden in everything that is reported. */
  keepSecret(accessToken: string): void {
    this.mask = maskSecrets([buildXoauth2(this.plan.username, accessToken), accessToken]);
  }

  /** Counts waits for the network that leave no line in the transcript (TCP, TLS). */
  countHandshake(roundTrips: number): void {
    this.handshakes += roundTrips;
  }

  countRoundTrips(): number {
    return this.handshakes + this.transcript.countAnswers();
  }

  /** Remembers how to let go of a socket; `release` calls it, whatever happened. */
  onRelease(close: () => void): void {
    this.closers.push(close);
  }

  release(): void {
    for (const close of this.closers.splice(0).reverse()) close();
  }

  /**
   * Runs one step: tells its beginning and its end, measures it, and turns its failure into a
   * finding. Rejects with StepFailure or TestCancelled, after which no further step may begin.
   * @param deadlineMeans the failure when a deadline passes; null where `work` reports it itself, as
   * the steps of the network do (networkFailure)
   */
  async step<Value>(
    id: StepId,
    deadlineMeans: (() => StepFailure) | null,
    work: (evidence: Evidence) => Promise<Value>,
  ): Promise<Value> {
    this.waits.throwIfCancelled();
    const evidence: Evidence = {};
    const startedAt = this.waits.elapsed();
    this.options.onStepStarted(id);
    try {
      const value = await work(evidence);
      const warned = this.findings.some(({ step }) => step === id);
      this.finish(id, warned ? 'warning' : 'ok', startedAt, evidence);
      return value;
    } catch (error) {
      if (error instanceof TestCancelled) {
        this.finish(id, 'skipped', startedAt, { ...evidence, reason: 'cancelled' });
        throw error;
      }
      const late = error instanceof DeadlinePassed && deadlineMeans !== null;
      const failure = late ? deadlineMeans() : error;
      if (!(failure instanceof StepFailure)) throw failure;
      this.report(failure, id);
      this.finish(id, 'failed', startedAt, { ...evidence, ...failure.detail });
      throw failure;
    }
  }

  /** Adds a finding that does not stop the test; the step that is under way ends as `warning`. */
  warn(signal: Signal, id: StepId): void {
    const masked = { ...signal, text: this.mask(signal.text) };
    const finding = { ...diagnose(masked, this.plan.context, id), severity: 'warning' as const };
    if (this.findings.some((known) => known.code === finding.code)) return;
    this.findings.push(finding);
  }

  /** A step that is not run: nothing is wrong with it. */
  skip(id: StepId, reason: SkipReason): void {
    this.finish(id, 'skipped', this.waits.elapsed(), { reason });
  }

  /**
   * Adds the finding for a signal, once: the same cause seen in two steps is one finding. Called
   * outside a failed step it is a remark on a step that goes on.
   */
  report(failure: StepFailure, id: StepId): void {
    const signal = { ...failure.signal, text: maskText(failure.signal.text, this.mask) };
    const finding = diagnose(signal, this.plan.context, id);
    if (this.findings.some((known) => known.code === finding.code)) return;
    this.findings.push(finding);
    if (failure.because !== null) this.findings.push({ ...failure.because, step: id });
  }

  private finish(
    id: StepId,
    status: TestStep['status'],
    startedAt: number,
    detail: Evidence,
  ): void {
    const durationMs = Math.max(0, Math.round((this.waits.elapsed() - startedAt) * 10) / 10);
    const step: TestStep = { id, status, durationMs, detail: maskDetail(detail, this.mask) };
    this.steps.push(step);
    this.options.onStepFinished(step);
  }
}
