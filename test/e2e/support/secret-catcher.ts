import { type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node';
import { NetworkClient } from '../../../src/services/microsoft/entra/network-client.ts';

/** Fields of requests and answers of a token endpoint that must never be seen anywhere else. */
const secretFields = [
  'code',
  'code_verifier',
  'client_secret',
  'refresh_token',
  'access_token',
  'id_token',
];

/**
 * Listens at the one HTTP client through which every token request of this process goes, and notes
 * each secret that passes: these are the canaries that a run plants.
 */
export function catchSecrets(): { readonly seen: ReadonlySet<string>; stop(): void } {
  const seen = new Set<string>();
  const client = NetworkClient.prototype;
  const original = Object.getOwnPropertyDescriptor(client, 'sendPostRequestAsync');
  if (original === undefined) throw new Error('the network client posts by another name');
  const post = original.value as NetworkClient['sendPostRequestAsync'];
  const note = (name: string, value: unknown): void => {
    if (secretFields.includes(name) && typeof value === 'string' && value !== '') seen.add(value);
  };
  client.sendPostRequestAsync = async function <T>(
    this: NetworkClient,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    new URLSearchParams(options?.body ?? '').forEach((value, name) => note(name, value));
    const answer = await post.call(this, url, options);
    for (const [name, value] of Object.entries(answer.body as object)) note(name, value);
    return answer as NetworkResponse<T>;
  };
  return {
    seen,
    stop: () => {
      Object.defineProperty(client, 'sendPostRequestAsync', original);
    },
  };
}
