import { type MailServer } from '../../contract/mail-servers.ts';
import { type Secret } from '../secret.ts';
import { type OdooApi } from './api/odoo-api.ts';
import { OdooError } from './api/odoo-error.ts';
import { OdooWriter, type ServerModel } from './plan/odoo-writer.ts';
import { valuesOfNew } from './plan/server-values.ts';
import { runOdooTest, type OwnTest } from './own-tests/run-odoo-test.ts';

/** Behind every server that Odoo may choose, were the record ever brought back from the archive. */
const lastSequence = 999;
/** Removing is tried for this long even where the test was cancelled. */
const removeWithinMs = 30_000;

/**
 * Tests one server from where Odoo stands with a record that lives no longer than the test:
 * archived, so that Odoo never chooses it, and with an access token alone, so that Odoo asks no one
 * for another. The record is removed whatever happens (odoo-api.md 3.6).
 * @returns `leftBehind`: the number of a record that could not be removed
 * @throws OdooError where Odoo refuses the record, or could not be asked
 */
export async function probeOdoo(
  api: OdooApi,
  server: MailServer,
  token: { readonly accessToken: Secret; readonly expiresAt: number },
  signal: AbortSignal,
): Promise<{ readonly odoo: OwnTest['odoo']; readonly leftBehind: number | null }> {
  const model = server.direction === 'outgoing' ? 'ir.mail_server' : 'fetchmail.server';
  const order = server.direction === 'outgoing' ? 'sequence' : 'priority';
  const writer = new OdooWriter(api, signal);
  const name = `Collega probe ${crypto.randomUUID().slice(0, 8)}`;
  const id = await writer.create(model, {
    ...valuesOfNew(server),
    name,
    [order]: lastSequence,
  });
  if (id === null) throw new OdooError({ kind: 'cut-off' }, '');
  // The number is Odoo's word: a token goes to no record but the one that was just made.
  const host = server.direction === 'outgoing' ? 'smtp_host' : 'server';
  if (!(await writer.holds(model, id, { name, active: false, [host]: server.host }))) {
    throw new OdooError({ kind: 'missing-record' }, '');
  }
  let odoo: OwnTest['odoo'];
  try {
    const values = {
      microsoft_outlook_access_token: token.accessToken.reveal(),
      // Seconds: milliseconds are out of the column's range.
      microsoft_outlook_access_token_expiration: Math.floor(token.expiresAt / 1000),
    };
    await api.call({ model, method: 'write', ids: [id], args: [['vals', values]] }, signal);
    ({ odoo } = await runOdooTest(api, server.direction, id, signal));
  } catch (error) {
    await remove(api, model, id);
    throw error;
  }
  return { odoo, leftBehind: (await remove(api, model, id)) ? null : id };
}

async function remove(api: OdooApi, model: ServerModel, id: number): Promise<boolean> {
  try {
    await api.call({ model, method: 'unlink', ids: [id] }, AbortSignal.timeout(removeWithinMs));
    return true;
  } catch (error) {
    if (error instanceof OdooError) return false;
    throw error;
  }
}
