import { type CallInput, type CallName, type CallValue } from '../../src/contract/index.ts';
import { type Collega } from '../../src/services/collega.ts';

/** Asks as the window does. Throws when the answer is a failure. */
export async function ask<Name extends CallName>(
  collega: Collega,
  name: Name,
  input: CallInput<Name>,
): Promise<CallValue<Name>> {
  const sender = { trusted: true, description: 'pictures' };
  const { signal } = new AbortController();
  const answer = await collega.bridge.answer(name, input, sender, signal);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
  return answer.value as CallValue<Name>;
}
