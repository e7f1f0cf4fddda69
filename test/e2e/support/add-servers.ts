import { type CallInput, type CallName, type CallValue } from '../../../src/contract/index.ts';
import { type Collega } from '../../../src/services/collega.ts';

/** Asks as the window does. */
export async function ask<Name extends CallName>(
  collega: Collega,
  name: Name,
  input: CallInput<Name>,
): Promise<CallValue<Name>> {
  const sender = { trusted: true, description: 'test' };
  const { signal } = new AbortController();
  const answer = await collega.bridge.answer(name, input, sender, signal);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
  return answer.value as CallValue<Name>;
}

/** Outgoing servers of the sandbox beside its own, by name and mailbox. */
export async function addServers(
  collega: Collega,
  servers: readonly (readonly [string, string])[],
) {
  const [client] = await ask(collega, 'clients.list', {});
  const clientId = client?.id ?? '';
  const [home] = await ask(collega, 'mailServers.list', { clientId });
  for (const [name, mailbox] of servers) {
    await ask(collega, 'mailServers.create', {
      clientId,
      fields: {
        direction: 'outgoing',
        name,
        username: `${mailbox}@sandbox.example`,
        host: home?.host ?? '',
        port: home?.port ?? 0,
        encryption: 'starttls',
        active: true,
        fromFilter: '',
        priority: 10,
        sendAs: false,
      },
    });
  }
  return clientId;
}
