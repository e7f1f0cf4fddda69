import { z } from 'zod';
import { type Signal } from '../diagnosis/signal.ts';
import { type NetworkClient } from '../microsoft/entra/network-client.ts';
import { signalOfMsalError } from '../microsoft/entra/oauth-signal.ts';

export type DiscoveryResult =
  /** `issuer` names the tenant by its ID; of `common` and the like it names none. */
  | { readonly kind: 'found'; readonly issuer: string }
  /** The tenant exists, and signs in elsewhere (row 33 of failures.md). */
  | { readonly kind: 'other-cloud'; readonly host: string }
  | { readonly kind: 'refused'; readonly signal: Signal };

const document = z.object({ issuer: z.string(), authorization_endpoint: z.url() });

/** Reads an authority's openid-configuration (OpenID Connect Discovery 1.0 section 4). */
export async function probeDiscovery(asked: {
  readonly discovery: string;
  /** Where this cloud signs in. */
  readonly authorize: string;
  readonly network: NetworkClient;
}): Promise<DiscoveryResult> {
  const { network } = asked;
  try {
    const answer = await network.sendGetRequestAsync<unknown>(asked.discovery);
    const parsed = document.safeParse(answer.body);
    if (network.refused === null && parsed.success) {
      const { host } = new URL(parsed.data.authorization_endpoint);
      const home = new URL(asked.authorize).host;
      return host === home
        ? { kind: 'found', issuer: parsed.data.issuer }
        : { kind: 'other-cloud', host };
    }
    return { kind: 'refused', signal: signalOfMsalError(null, 'authorize', network) };
  } catch (error) {
    return { kind: 'refused', signal: signalOfMsalError(error, 'authorize', network) };
  }
}
