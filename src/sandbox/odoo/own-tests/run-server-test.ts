import { type RunServerTest } from '../odoo-methods.ts';
import { testIncoming } from './test-incoming.ts';
import { testOutgoing } from './test-outgoing.ts';

/**
 * Odoo's own tests against the practice tenant's servers, with the token that is stored. What a
 * refresh brought is written only when the test passes: a failing one is rolled back as a whole, and
 * the old refresh token stays (executed on 18 and 19).
 */
export function createServerTests(now: () => number): RunServerTest {
  return async (database, model, server, user) => {
    const changes =
      model === 'ir.mail_server'
        ? await testOutgoing(database, server, user, now())
        : await testIncoming(database, server, now());
    if (Object.keys(changes).length > 0) database.write(model, [server.id], changes);
    return true;
  };
}
