import { randomUUID } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { createFakeClock } from './fake-clock.ts';
import { redirectWith } from './fake-shell.ts';
import { startCollega } from './start-collega.ts';
import { canaries, practiceMailbox as mailbox, startTokenAuthority } from './token-authority.ts';

/** Collega with the practice client, and an authority that answers as the test says. */
export async function openPractice() {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const clock = createFakeClock();
  const started = await startCollega({ sandbox: authority.environment, clock });
  const [client] = await started.get('clients.list', {});
  if (client === undefined) expect.fail('the sandbox client is missing');
  const clientId = client.id;
  const flowId = randomUUID();
  started.shell.behave = redirectWith({ code: canaries.code });
  return {
    ...started,
    authority,
    clock,
    clientId,
    flowId,
    start: () => started.get('signIn.start', { flowId, clientId, mailbox }),
    links: () => started.get('mailboxLinks.list', { clientId }),
    /** Resolves when the flow has reached a phase. */
    phase: (wanted: string) =>
      new Promise<void>((resolve) => {
        started.collega.onEvent((name, payload) => {
          if (name === 'signIn.progress' && 'phase' in payload && payload.phase === wanted)
            resolve();
        });
      }),
  };
}
