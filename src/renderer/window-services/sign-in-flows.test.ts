import { describe, expect, it } from 'vitest';
import { type Result } from '../../contract/failures.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { type SignInOutcome } from '../../contract/sign-in.ts';
import { createQueryClient } from '../bridge/create-query-client.ts';
import { createFakeApi } from '../bridge/testing/fake-api.ts';
import { keyOf, SignInFlows } from './sign-in-flows.ts';

const subject = { clientId: 'client', mailbox: 'Sales@example.com' };
const key = keyOf({ clientId: 'client', mailbox: ' sales@EXAMPLE.com' });
const account = { username: 'bob@example.com', name: null, tenantId: null, personal: false };
const link: MailboxLink = {
  id: '0b0a7c4e-8f57-4a8e-9d0a-0f6a4f2f6c11',
  clientId: 'client',
  mailbox: 'sales@example.com',
  account,
  kind: 'delegate',
  scopes: [],
  linkedAt: '2026-11-23T10:00:00Z',
  refreshedAt: '2026-11-23T10:00:00Z',
  accessTokenExpiresAt: '2026-11-23T11:00:00Z',
  health: { state: 'valid' },
};
const otherAccount: SignInOutcome = {
  outcome: 'other-account',
  flowId: 'flow-1',
  mailbox: 'sales@example.com',
  account,
};

function create(...outcomes: SignInOutcome[]) {
  const fake = createFakeApi({
    'signIn.start': (): Promise<Result<SignInOutcome>> => {
      const value = outcomes.shift();
      return value === undefined
        ? new Promise(() => undefined)
        : Promise.resolve({ ok: true, value });
    },
    'signIn.cancel': () => ({ ok: true, value: null }),
    'signIn.keepAsDelegate': () => ({ ok: true, value: link }),
  });
  let ids = 0;
  const flows = new SignInFlows({
    api: fake.api,
    queryClient: createQueryClient(),
    newId: () => `flow-${++ids}`,
    now: () => 0,
    dateNow: () => 0,
  });
  return { ...fake, flows };
}

describe('a sign-in in the window', () => {
  it('opens one window for a mailbox, whatever the case of its letters', async () => {
    const { flows, asked } = create();
    void flows.start(subject);
    await flows.start({ clientId: 'client', mailbox: 'SALES@example.com' });
    expect(asked).toEqual([['signIn.start', { ...subject, flowId: 'flow-1', way: 'window' }]]);
  });

  it('shows the phase of its own flow only', () => {
    const { flows, emit } = create();
    void flows.start(subject);
    emit('signIn.progress', { flowId: 'other', phase: 'saving' });
    expect(flows.store.get(key)).toMatchObject({ phase: 'opening-window' });
    emit('signIn.progress', { flowId: 'flow-1', phase: 'waiting-for-user' });
    expect(flows.store.get(key)).toMatchObject({ phase: 'waiting-for-user' });
  });

  it('leaves nothing behind when the mailbox is linked', async () => {
    const { flows } = create({ outcome: 'linked', link });
    await flows.start(subject);
    expect(flows.store.get(key)).toBeUndefined();
  });

  it('keeps another account as delegate by the flow that signed it in', async () => {
    const { flows, asked } = create(otherAccount);
    await flows.start(subject);
    expect(flows.store.get(key)).toMatchObject({ state: 'other-account', account });
    await flows.keepAsDelegate(subject);
    expect(asked.at(-1)).toEqual(['signIn.keepAsDelegate', { flowId: 'flow-1' }]);
    expect(flows.store.get(key)).toBeUndefined();
  });

  it('forgets the other account before it signs in again', async () => {
    const { flows, asked } = create(otherAccount, { outcome: 'linked', link });
    await flows.start(subject);
    await flows.signInAgain(subject);
    expect(asked.map(([name]) => name)).toEqual(['signIn.start', 'signIn.cancel', 'signIn.start']);
    expect(flows.store.get(key)).toBeUndefined();
  });

  it('cancels the running flow and waits for its answer', async () => {
    const { flows, asked } = create();
    void flows.start(subject);
    await flows.cancel(subject);
    expect(asked.at(-1)).toEqual(['signIn.cancel', { flowId: 'flow-1' }]);
    expect(flows.store.get(key)).toMatchObject({ state: 'running', cancelling: true });
  });
});
