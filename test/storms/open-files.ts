import { openJsonRecordsFile } from '../../src/services/store/records/json-records-file.ts';
import { Records } from '../../src/services/store/records/records.ts';
import { createFakeSecretStore } from '../../src/services/testing/fake-secret-store.ts';
import { Vault } from '../../src/services/store/vault/vault.ts';
import { join } from 'node:path';

/** The real records and the real vault over a folder, as a shell opens them. */
export async function openFiles(folder: string): Promise<{ records: Records; vault: Vault }> {
  const records = new Records(openJsonRecordsFile(folder), () => undefined);
  const path = join(folder, 'vault.json');
  const vault = await Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
  return { records, vault };
}
