import { type SignInAddress } from '../../../contract/sign-in.ts';
import { assertNever } from '../../assert-never.ts';
import { signIn, type SignInEnd } from './sign-in.ts';
import { type RunningFlow } from './sign-in-flows.ts';
import { type SignInServices } from './sign-in-services.ts';
import { type AnswerWay } from './ways/answer-way.ts';
import { openBrowserWay } from './ways/browser-way.ts';
import { createPastedWay } from './ways/pasted-way.ts';
import { createWindowWay } from './ways/window-way.ts';

/** Runs one sign-in the way that was chosen, and tells how far it is. */
export async function runSignIn(
  flowId: string,
  flow: RunningFlow,
  services: SignInServices,
): Promise<SignInEnd> {
  const tellPhase = (phase: RunningFlow['phase']): void => {
    flow.phase = phase;
    services.announce({ flowId, phase });
  };
  const tellAddress = (address: SignInAddress): void => {
    flow.address = address;
    services.announceAddress({ flowId, ...address });
  };
  tellPhase('opening-window');
  const route = services.route();
  let way: AnswerWay;
  try {
    way = await openWay(flow, services, route, tellAddress);
  } catch (error) {
    return { kind: 'failed', signal: { kind: 'network', stage: 'listen', ...codeOf(error) } };
  }
  try {
    return await signIn({
      azureApp: flow.azureApp,
      mailbox: flow.mailbox,
      way,
      clock: services.clock,
      route,
      serverClock: services.serverClock,
      signal: flow.cancel.signal,
      onPhase: tellPhase,
    });
  } finally {
    await way.close();
  }
}

async function openWay(
  flow: RunningFlow,
  { shell, clock, language }: SignInServices,
  route: ReturnType<SignInServices['route']>,
  announce: (address: SignInAddress) => void,
): Promise<AnswerWay> {
  const { mailbox } = flow;
  const { redirectUri } = flow.azureApp;
  switch (flow.way) {
    case 'window':
      return createWindowWay({ shell, mailbox, redirectUri, route });
    case 'browser':
      return openBrowserWay({ shell, clock, language: language(), announce });
    case 'pasted': {
      const pasted = createPastedWay({ redirectUri, announce });
      flow.pasted = pasted;
      return pasted;
    }
    default:
      return assertNever(flow.way);
  }
}

/** Node's own words: an address and a port of this machine, nothing secret. */
function codeOf(error: unknown): { readonly code: string; readonly text: string } {
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
  return { code, text };
}
