import { type ConnectionTestPlan, type SelfMessagePlan } from '../connection-test-plan.ts';
import { signInToMailbox } from '../incoming/run-incoming-test.ts';
import { type DrivenImapFlow } from '../incoming/driven-imap-flow.ts';
import { connectToServer } from '../transport/connect-to-server.ts';
import { TestRun } from '../test-run.ts';

/**
 * Signs in to the incoming server of the mailbox with the same token, as the incoming test does.
 * Its failures are those of that test; its steps are not shown a second time.
 */
export async function openOwnMailbox(
  run: TestRun,
  incoming: NonNullable<SelfMessagePlan['incoming']>,
  accessToken: string,
): Promise<DrivenImapFlow> {
  const plan: ConnectionTestPlan = {
    ...run.plan,
    ...incoming,
    direction: 'incoming',
    timeoutMs: run.waits.remaining(),
  };
  const beside = new TestRun(plan, {
    ...run.options,
    onStepStarted: () => undefined,
    onStepFinished: () => undefined,
  });
  beside.keepSecret(accessToken);
  run.onRelease(() => beside.release());
  const socket = await connectToServer(beside);
  const { client } = await signInToMailbox(beside, socket, accessToken);
  client.goOnAuthenticated();
  return client;
}
