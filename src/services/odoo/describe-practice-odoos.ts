import { practiceOdooKey, type PracticeOdoos } from '../../contract/odoo-practice.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';
import { type StoredClient } from '../store/records/records.ts';

/**
 * How the practice Odoos are connected, for the practice client alone. The key is the practice
 * tenant's own: nothing of the vault is read here.
 */
export function describePracticeOdoos(
  { sandbox: isPractice }: Pick<StoredClient, 'sandbox'>,
  sandbox: SandboxEnvironment | null,
): PracticeOdoos | null {
  if (!isPractice || sandbox === null) return null;
  const { odoos = [], odooAccount } = sandbox;
  if (odoos.length === 0 || odooAccount === undefined) return null;
  const { login, key, databases } = odooAccount;
  return {
    odoos: odoos.map(({ version, url }) => ({ version, url })),
    databases: [...databases],
    login,
    key: practiceOdooKey.parse(key),
  };
}
