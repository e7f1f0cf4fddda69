import { type SignInOutcome } from '../../../contract/sign-in.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { readUsableAzureApp } from '../entra/usable-azure-app.ts';
import { assertNever } from '../../assert-never.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { describeContext } from '../../diagnosis/describe-context.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { type Signal } from '../../diagnosis/signal.ts';
import { fail } from '../../failure-error.ts';
import { joinSignals } from '../../join-signals.ts';
import { saveLink } from '../mailbox-links/save-link.ts';
import {
  decisionDeadlineMs,
  signInDeadlineMs,
  SignInFlows,
  type RunningFlow,
  type WaitingDecision,
} from './sign-in-flows.ts';
import { runSignIn } from './run-sign-in.ts';
import { type SignInServices } from './sign-in-services.ts';
import { type SignInEnd } from './sign-in.ts';

type SignInCalls = Extract<keyof Handlers, `signIn.${string}`>;

export function createSignInHandlers(services: SignInServices): Pick<Handlers, SignInCalls> {
  const { records, vault, clock, failedSignIns } = services;
  const flows = new SignInFlows();

  services.signal.addEventListener('abort', () => flows.forgetDecisions());
  services.onRecordsChange(() => {
    flows.keepOnly(new Set(records.read().clients.map(({ id }) => id)));
  });

  function keepLink(
    { clientId, mailbox, who, tokens }: Omit<WaitingDecision, 'forgetTimer'>,
    kind: MailboxLink['kind'],
  ): MailboxLink {
    const { account } = who;
    const now = clock.now();
    const link = saveLink({ records, vault }, { clientId, mailbox, account, kind, tokens, now });
    failedSignIns.forget(clientId, mailbox);
    return link;
  }

  function finish(flowId: string, flow: RunningFlow, end: SignInEnd): SignInOutcome {
    const { clientId, mailbox } = flow;
    if (flow.cancel.signal.aborted && !flow.timedOut) return { outcome: 'cancelled' };
    const context = {
      ...describeContext(records.client(clientId), flow, services.language()),
      // What was asked for is not Odoo's own redirect URI, and any port of it is the same to Entra.
      ...(flow.way === 'browser' && { redirectUri: 'http://localhost' }),
    };
    const failed = (signal: Signal): SignInOutcome => {
      const finding = diagnose(signal, context, null);
      failedSignIns.note(clientId, mailbox, finding);
      return { outcome: 'failed', findings: [finding] };
    };
    switch (end.kind) {
      case 'closed':
        if (!flow.timedOut) return { outcome: 'cancelled' };
        return failed({ kind: 'sign-in', problem: 'timed-out', text: '' });
      case 'failed':
        return failed(end.signal);
      case 'signed-in': {
        const { who, tokens } = end;
        if (who.names.includes(mailbox.toLowerCase())) {
          services.announce({ flowId, phase: 'saving' });
          const link = keepLink({ clientId, mailbox, who, tokens }, 'owner');
          return { outcome: 'linked', link };
        }
        const forgetTimer = clock.after(decisionDeadlineMs, () => flows.cancel(flowId));
        flows.decideLater(flowId, { clientId, mailbox, who, tokens, forgetTimer });
        return { outcome: 'other-account', flowId, mailbox, account: who.account };
      }
      default:
        return assertNever(end);
    }
  }

  async function run(flowId: string, flow: RunningFlow): Promise<SignInOutcome> {
    const stopTimer = clock.after(signInDeadlineMs, () => {
      flow.timedOut = true;
      flow.cancel.abort();
    });
    try {
      const end = await runSignIn(flowId, flow, services);
      return finish(flowId, flow, flow.cancel.signal.aborted ? { kind: 'closed' } : end);
    } finally {
      stopTimer();
      flows.end(flowId);
    }
  }

  return {
    'signIn.start': async ({ flowId, clientId, mailbox, way }, asker) => {
      if (flows.has(flowId)) fail({ kind: 'already-running' });
      const flow: RunningFlow = {
        clientId,
        mailbox,
        way,
        azureApp: readUsableAzureApp(records.client(clientId), vault, services.sandbox),
        cancel: new AbortController(),
        timedOut: false,
        phase: 'opening-window',
        address: null,
        pasted: null,
        outcome: Promise.resolve({ outcome: 'cancelled' }),
      };
      flows.add(flowId, flow);
      const askers = joinSignals([asker.signal, services.signal]);
      const cancel = (): void => flow.cancel.abort();
      askers.signal.addEventListener('abort', cancel);
      if (askers.signal.aborted) cancel();
      flow.outcome = run(flowId, flow);
      return flow.outcome.finally(askers.release);
    },

    'signIn.pending': () => flows.describe(),
    'signIn.join': ({ flowId }) => flows.join(flowId),
    'signIn.paste': ({ flowId, address }) => flows.paste(flowId, address),

    'signIn.keepAsDelegate': ({ flowId }) =>
      flows.decide(flowId, (decision) => keepLink(decision, 'delegate')),

    'signIn.cancel': ({ flowId }) => {
      flows.cancel(flowId);
      return null;
    },
  };
}
