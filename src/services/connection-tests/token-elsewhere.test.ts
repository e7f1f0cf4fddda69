import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { redirectWith } from '../testing/fake-shell.ts';
import { startCollega, type StartedCollega } from '../testing/start-collega.ts';
import {
  canaries,
  practiceMailbox as mailbox,
  startTokenAuthority,
} from '../testing/token-authority.ts';

/** A window that has linked a mailbox in memory, and a terminal with the same records. */
async function windowAndTerminal() {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const window = await startCollega({ sandbox: authority.environment });
  const [client] = await window.get('clients.list', {});
  const clientId = client?.id ?? expect.fail('the sandbox client is missing');
  window.shell.behave = redirectWith({ code: canaries.code });
  const flow = { flowId: randomUUID(), clientId, mailbox };
  const outcome = await window.get('signIn.start', flow);
  if (outcome.outcome !== 'linked') expect.fail(JSON.stringify(outcome));
  const { recordsFile, dataFolder, sandbox } = window.options;
  const terminal = await startCollega({ recordsFile, dataFolder, sandbox });
  const [server] = await window.get('mailServers.list', { clientId });
  const serverId = server?.id ?? expect.fail('the sandbox servers are missing');
  const testIn = async ({ get }: StartedCollega) => {
    const report = await get('connectionTests.run', { runId: randomUUID(), serverId });
    return report.findings.map(({ code }) => code);
  };
  const lastTest = async () =>
    (await window.get('mailServers.list', { clientId })).find(({ id }) => id === serverId)
      ?.lastTest ?? null;
  return { window, terminal, testIn, lastTest, linkId: outcome.link.id, serverId };
}

it('a test of a Collega that has no token of a linked mailbox replaces no result, alone or of many', async () => {
  const { window, terminal, testIn, lastTest, serverId } = await windowAndTerminal();
  await testIn(window);
  const before = await lastTest();
  expect(before?.findingCodes).not.toContain('mailbox-not-linked');
  expect(await testIn(terminal)).toContain('token-not-here');
  expect(await lastTest()).toEqual(before);
  const many = { runId: randomUUID(), serverIds: [serverId] };
  expect(await terminal.get('connectionTests.runMany', many)).toMatchObject({
    results: [{ outcome: 'failed' }],
  });
  expect(await lastTest()).toEqual(before);
});

it('once the mailbox is disconnected, such a test is the newest result', async () => {
  const { window, terminal, testIn, lastTest, linkId } = await windowAndTerminal();
  await testIn(window);
  await window.get('mailboxLinks.disconnect', { linkId });
  expect(await testIn(terminal)).toContain('mailbox-not-linked');
  expect((await lastTest())?.findingCodes).toContain('mailbox-not-linked');
});
