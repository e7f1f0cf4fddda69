import { randomUUID } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { Vault } from '../store/vault/vault.ts';
import { readTokens } from '../store/vault/stored-tokens.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeSecretStore } from './fake-secret-store.ts';
import { redirectWith } from './fake-shell.ts';
import { startCollega, type StartedCollega } from './start-collega.ts';
import { canaries, practiceMailbox as mailbox, startTokenAuthority } from './token-authority.ts';

export const hour = 3_600_000;

/** Signs the practice mailbox in, with the code that the authority takes. */
export async function signIn({ get, shell }: StartedCollega, clientId: string) {
  shell.behave = redirectWith({ code: canaries.code });
  const outcome = await get('signIn.start', { flowId: randomUUID(), clientId, mailbox });
  if (outcome.outcome !== 'linked') expect.fail(JSON.stringify(outcome));
  return outcome.link;
}

/** A Collega with a linked mailbox; what the first token answer brought has the number 1. */
export async function startLinked() {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const clock = createFakeClock();
  const secretStore = createFakeSecretStore();
  const sandbox = authority.environment;
  const started = await startCollega({ sandbox, clock, secretStore });
  const [client] = await started.get('clients.list', {});
  if (client === undefined) expect.fail('the sandbox client is missing');
  const clientId = client.id;
  const link = await signIn(started, clientId);
  const path = `${started.options.dataFolder}/vault.json`;
  const other = await Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
  return {
    ...started,
    authority,
    clock,
    link,
    clientId,
    /** What is on the disk now, as another process would read it. */
    onDisk: () => {
      const tokens = readTokens(other, link);
      return (
        tokens && {
          refreshToken: tokens.refreshToken.reveal(),
          accessToken: tokens.accessToken.reveal(),
        }
      );
    },
    renew: () => started.get('mailboxLinks.refresh', { linkId: link.id }),
    refresh: async () => (await started.get('mailboxLinks.refresh', { linkId: link.id })).link,
    list: () => started.get('mailboxLinks.list', { clientId }),
  };
}
