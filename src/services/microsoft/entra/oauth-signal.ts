import { z } from 'zod';
import { type Signal } from '../../diagnosis/signal.ts';
import { type NetworkClient } from './network-client.ts';

type Stage = Extract<Signal, { kind: 'oauth' }>['stage'];

/** Entra's error answer (RFC 6749 section 5.2, with Microsoft's own fields). */
const refusal = z.object({
  error: z.string(),
  // Whatever is odd about the other fields, the error itself must not be lost for it.
  error_description: z.string().catch(''),
  error_codes: z.array(z.number()).catch([]),
  suberror: z.string().nullable().catch(null),
});

/** Tells what stopped MSAL, from what the network client saw: MSAL's own error says less. */
export function signalOfMsalError(error: unknown, stage: Stage, network: NetworkClient): Signal {
  if (network.refused !== null) {
    const { body, status, retryAfter } = network.refused;
    const parsed = refusal.safeParse(body);
    if (!parsed.success) {
      return {
        kind: 'sign-in',
        problem: 'answer-unreadable',
        text: `HTTP ${status}: ${typeof body === 'string' ? body : 'no error field'}`,
      };
    }
    const { error: code, error_description: text, error_codes: codes, suberror } = parsed.data;
    return {
      kind: 'oauth',
      stage,
      error: code,
      aadsts: codes[0] ?? aadstsOf(text),
      subError: suberror,
      text,
      httpStatus: status,
      retryAfter,
    };
  }
  if (network.trouble !== null) {
    return { kind: 'network', stage: 'authority', ...network.trouble };
  }
  const text = error instanceof Error ? error.message : String(error);
  return { kind: 'sign-in', problem: 'answer-unreadable', text };
}

/** The number in "AADSTS50011: …", or null. */
export function aadstsOf(text: string): number | null {
  const match = /AADSTS(\d{4,9})/.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]);
}
