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
 * Listens at this process's own `fetch`, through which every token request goes, and notes each
 * secret that passes: these are the canaries that a run plants.
 */
export function catchSecrets(): { readonly seen: ReadonlySet<string>; stop(): void } {
  const seen = new Set<string>();
  const original = globalThis.fetch;
  const note = (name: string, value: unknown): void => {
    if (secretFields.includes(name) && typeof value === 'string' && value !== '') seen.add(value);
  };
  globalThis.fetch = async (input, init) => {
    const body = init?.body;
    if (typeof body === 'string')
      new URLSearchParams(body).forEach((value, name) => note(name, value));
    const response = await original(input, init);
    const text = await response.clone().text();
    try {
      for (const [name, value] of Object.entries(JSON.parse(text) as object)) note(name, value);
    } catch {
      // A page, not a token answer.
    }
    return response;
  };
  return {
    seen,
    stop: () => {
      globalThis.fetch = original;
    },
  };
}
