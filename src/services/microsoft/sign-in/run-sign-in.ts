import { type SignInAddress } from '../../../contract/sign-in.ts';
import { assertNever } from '../../assert-never.ts';
import { signIn, type SignInEnd } from './sign-in.ts';
import { type RunningFlow } from './sign-in-flows.ts';
import { type SignInServices } from './sign-in-services.ts';
import { type SignInMethod } from './methods/sign-in-method.ts';
import { openBrowserMethod } from './methods/browser-method.ts';
import { createPastedMethod } from './methods/pasted-method.ts';
import { createWindowMethod } from './methods/window-method.ts';

/** Runs one sign-in the way that was chosen, and tells how far it is. */
export async function runSignIn(
  flowId: string,
  flow: RunningFlow,
  services: SignInServices,
): Promise<SignInEnd> {
  const emitPhase = (phase: RunningFlow['phase']): void => {
    flow.phase = phase;
    services.announce({ flowId, phase });
  };
  const emitAddress = (address: SignInAddress): void => {
    flow.address = address;
    services.announceAddress({ flowId, ...address });
  };
  emitPhase('opening-window');
  const route = services.route(flow.clientId);
  let way: SignInMethod;
  try {
    way = await openWay(flow, services, route, emitAddress);
  } catch (error) {
    return { kind: 'failed', signal: { kind: 'network', stage: 'listen', ...codeOf(error) } };
  }
  try {
    return await signIn({
      azureApp: flow.azureApp,
      mailbox: flow.mailbox,
      forOdoo: services.odooNeedsScopes(flow.clientId),
      way,
      clock: services.clock,
      route,
      serverClock: services.serverClock,
      signal: flow.cancel.signal,
      onPhase: emitPhase,
    });
  } finally {
    await way.close();
  }
}

async function openWay(
  flow: RunningFlow,
  { shell, clock, language, sandbox }: SignInServices,
  route: ReturnType<SignInServices['route']>,
  announce: (address: SignInAddress) => void,
): Promise<SignInMethod> {
  const { mailbox } = flow;
  const { redirectUri } = flow.azureApp;
  switch (flow.way) {
    case 'window':
      return createWindowMethod({ shell, mailbox, redirectUri, route });
    case 'browser':
      return openBrowserMethod({ shell, clock, language: language(), sandbox, announce });
    case 'pasted': {
      const pasted = createPastedMethod({ redirectUri, announce });
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
