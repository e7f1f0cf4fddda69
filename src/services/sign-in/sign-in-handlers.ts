import { type SignInOutcome, type SignInProgress } from '../../contract/sign-in.ts';
import { type Language } from '../../contract/settings.ts';
import { readUsableAzureApp } from '../azure-app/usable-azure-app.ts';
import { assertNever } from '../assert-never.ts';
import { type Handlers } from '../bridge/bridge.ts';
import { describeContext } from '../diagnosis/describe-context.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { type ServerClock } from '../entra/server-clock.ts';
import { fail } from '../failure-error.ts';
import { saveLink } from '../mailbox-links/save-link.ts';
import { type StoredTokens } from '../mailbox-links/stored-tokens.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { type Clock } from '../ports/clock.ts';
import { type SandboxEnvironment } from '../ports/sandbox-environment.ts';
import { type Shell } from '../ports/shell.ts';
import { type Records } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';
import { signIn, type SignInEnd } from './sign-in.ts';
import { type SignedIn } from './signed-in-account.ts';

type SignInCalls = Extract<keyof Handlers, `signIn.${string}`>;

/** A user may have to fetch a phone for the second factor; row 77. */
const windowDeadlineMs = 10 * 60_000;
/** Another account's tokens wait in memory this long for the user's decision. */
const decisionDeadlineMs = 10 * 60_000;

interface WaitingDecision {
  readonly clientId: string;
  readonly mailbox: string;
  readonly who: SignedIn;
  readonly tokens: StoredTokens;
  readonly forgetTimer: () => void;
}

export function createSignInHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly shell: Shell;
  readonly sandbox: SandboxEnvironment | null;
  readonly language: () => Language;
  readonly route: () => NetworkRoute;
  readonly serverClock: ServerClock;
  readonly announce: (progress: SignInProgress) => void;
  /** Aborted when Collega closes. */
  readonly signal: AbortSignal;
}): Pick<Handlers, SignInCalls> {
  const { records, vault, clock, shell, sandbox, announce } = services;
  const running = new Map<string, AbortController>();
  const waiting = new Map<string, WaitingDecision>();

  services.signal.addEventListener('abort', () => {
    for (const { forgetTimer } of waiting.values()) forgetTimer();
    waiting.clear();
  });

  function finish(
    flowId: string,
    asked: { readonly clientId: string; readonly mailbox: string },
    end: SignInEnd,
    timedOut: boolean,
  ): SignInOutcome {
    const client = records.client(asked.clientId);
    const context = describeContext(client, asked, services.language());
    switch (end.kind) {
      case 'closed': {
        if (!timedOut) return { outcome: 'cancelled' };
        const signal = { kind: 'sign-in', problem: 'timed-out', text: '' } as const;
        return { outcome: 'failed', findings: [diagnose(signal, context, null)] };
      }
      case 'failed':
        return { outcome: 'failed', findings: [diagnose(end.signal, context, null)] };
      case 'signed-in': {
        const { who, tokens } = end;
        if (who.names.includes(asked.mailbox.toLowerCase())) {
          announce({ flowId, phase: 'saving' });
          const link = saveLink(
            { records, vault },
            { ...asked, account: who.account, kind: 'owner', tokens, now: clock.now() },
          );
          return { outcome: 'linked', link };
        }
        const forgetTimer = clock.after(decisionDeadlineMs, () => waiting.delete(flowId));
        waiting.set(flowId, { ...asked, who, tokens, forgetTimer });
        return { outcome: 'other-account', flowId, mailbox: asked.mailbox, account: who.account };
      }
      default:
        return assertNever(end);
    }
  }

  return {
    'signIn.start': async ({ flowId, clientId, mailbox }, context) => {
      if (running.has(flowId) || waiting.has(flowId)) fail({ kind: 'already-running' });
      const azureApp = readUsableAzureApp(records.client(clientId), vault, sandbox);
      const cancel = new AbortController();
      running.set(flowId, cancel);
      let timedOut = false;
      const stopTimer = clock.after(windowDeadlineMs, () => {
        timedOut = true;
        cancel.abort();
      });
      try {
        announce({ flowId, phase: 'opening-window' });
        const end = await signIn({
          azureApp,
          mailbox,
          shell,
          clock,
          route: services.route(),
          serverClock: services.serverClock,
          signal: AbortSignal.any([cancel.signal, context.signal, services.signal]),
          onPhase: (phase) => announce({ flowId, phase }),
        });
        const cancelled = cancel.signal.aborted || context.signal.aborted;
        return finish(
          flowId,
          { clientId, mailbox },
          cancelled ? { kind: 'closed' } : end,
          timedOut,
        );
      } finally {
        stopTimer();
        running.delete(flowId);
      }
    },

    'signIn.keepAsDelegate': ({ flowId }) => {
      const decision = waiting.get(flowId) ?? fail({ kind: 'not-found', what: 'sign-in' });
      const { clientId, mailbox, who, tokens } = decision;
      const link = saveLink(
        { records, vault },
        { clientId, mailbox, account: who.account, kind: 'delegate', tokens, now: clock.now() },
      );
      decision.forgetTimer();
      waiting.delete(flowId);
      return link;
    },

    'signIn.cancel': ({ flowId }) => {
      running.get(flowId)?.abort();
      waiting.get(flowId)?.forgetTimer();
      waiting.delete(flowId);
      return null;
    },
  };
}
