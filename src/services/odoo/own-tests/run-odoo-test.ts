import { z } from 'zod';
import { type OdooTestResult } from '../../../contract/odoo-tests.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { OdooError } from '../api/odoo-error.ts';

const named = z.array(z.looseObject({ id: z.number(), name: z.unknown() }));
/** Test Connection answers a notification; its sentence is of the user's language, its type not. */
const notification = z.looseObject({
  tag: z.literal('display_notification'),
  params: z.looseObject({ type: z.string(), message: z.string().catch('') }),
});

/** What Odoo's own test of one record said. */
export interface OwnTest {
  readonly recordId: number;
  readonly server: string;
  readonly direction: OdooTestResult['direction'];
  readonly odoo: { readonly passed: boolean; readonly message: string };
}

/**
 * Runs Odoo's own test of one server, from where Odoo stands: Test Connection, or Test & Confirm.
 * A refusal is Odoo's answer, not an error. Takes up to a minute where a mail server is silent.
 * @throws OdooError when Odoo could not be asked, or the record is gone
 */
export async function runOdooTest(
  api: OdooApi,
  direction: OdooTestResult['direction'],
  recordId: number,
  signal: AbortSignal,
): Promise<OwnTest> {
  const model = direction === 'outgoing' ? 'ir.mail_server' : 'fetchmail.server';
  // The test of no record succeeds (executed on 18 and 19): only one that was just read is tested.
  const [found] = named.parse(
    await api.call({ model, method: 'read', ids: [recordId], named: { fields: ['name'] } }, signal),
  );
  if (found?.id !== recordId) throw new OdooError({ kind: 'missing-record' }, '');
  const result = { recordId, server: String(found.name), direction };
  try {
    const answer = await api.call(
      {
        model,
        method: direction === 'outgoing' ? 'test_smtp_connection' : 'button_confirm_login',
        ids: [recordId],
      },
      signal,
    );
    return { ...result, odoo: readAnswer(direction, answer) };
  } catch (error) {
    const refused = error instanceof OdooError && error.problem.kind === 'user-error';
    if (!refused) throw error;
    return { ...result, odoo: { passed: false, message: error.message } };
  }
}

function readAnswer(direction: OdooTestResult['direction'], answer: unknown): OwnTest['odoo'] {
  if (direction === 'incoming') return { passed: answer === true, message: '' };
  const told = notification.safeParse(answer).data;
  return {
    passed: told?.params.type === 'success',
    message: told?.params.message ?? '',
  };
}
