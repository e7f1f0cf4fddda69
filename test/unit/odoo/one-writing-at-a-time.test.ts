import { expect, test } from 'vitest';
import { startLinkedClient } from './linked-client.ts';

test('asked to write twice at once, as from a window that was loaded again, an Odoo is written once and can be put back', async () => {
  const { plan, ask, get, database, clientId } = await startLinkedClient(18);
  const { steps, fingerprint } = await plan();
  const stepIds = steps.filter((step) => step.proposed).map(({ id }) => id);
  const asked = { clientId, fingerprint, stepIds, installModule: false };
  const answers = await Promise.all([ask('odoo.apply', asked), ask('odoo.apply', asked)]);
  expect(answers).toMatchObject([
    { ok: true, value: { outcome: 'applied' } },
    { ok: false, failure: { kind: 'already-running' } },
  ]);
  expect(database.search('ir.mail_server', [], false)).toHaveLength(1);

  const undone = await Promise.all([
    ask('odoo.undo', { clientId }),
    ask('odoo.apply', asked),
    ask('odoo.undo', { clientId }),
  ]);
  const refused = { ok: false, failure: { kind: 'already-running' } };
  expect(undone).toMatchObject([{ ok: true, value: { outcome: 'applied' } }, refused, refused]);
  expect(database.parameter('microsoft_outlook_client_id')).toBeNull();
  expect(await get('odoo.runs', { clientId })).toMatchObject([
    { undoneAt: expect.any(String) as string },
  ]);
});
