import { isDeepStrictEqual } from 'node:util';
import { secretEntry } from '../store/vault/entry-names.ts';
import { fail, failField } from '../failure-error.ts';
import { type Records, type StoredClient } from '../store/records/records.ts';
import { dropOldest, sealApp } from '../store/trust/trust-guard.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type TrustedApp, trustedAppEntry, trustedAppOf } from '../store/trust/trusted-settings.ts';
import { type Vault } from '../store/vault/vault.ts';

interface AppChange {
  readonly clientId: string;
  /** Null keeps the stored one, or none. */
  readonly secret: string | null;
  readonly azureApp: StoredClient['azureApp'];
}

/**
 * Stores an Azure app, its new secret, and whatever `changeMore` does to the same client: all of it
 * or nothing. The secret of one app beside the ID of another would be worse than neither. Beside a
 * secret the vault keeps what the user has confirmed of the app, which is what is saved here.
 */
export function saveWithSecret(
  services: { readonly records: Records; readonly vault: Vault; readonly clock: Clock },
  { clientId, secret, azureApp }: AppChange,
  changeMore: (draft: StoredClient) => void,
): void {
  const { records, vault, clock } = services;
  const entry = secretEntry(clientId);
  const confirmed = trustedAppEntry(clientId);
  records.hold(() => {
    const { credentialsChangedAt } = records.client(clientId).azureApp;
    const present = trustedAppOf(records.client(clientId));
    const after = trustedAppOf({ azureApp });
    const isSame = isDeepStrictEqual(after, present);
    // A locked vault need not be opened for what it does not keep, or keeps as it is.
    const skips = isSame && vault.status().state === 'locked';
    const seals = secret !== null || (vault.has(entry) && !skips);
    // What nothing can open cannot be put back either: it is refused before it is replaced.
    const before = secret === null ? null : vault.read(entry);
    const confirmedBefore = seals ? vault.read(confirmed) : null;
    try {
      records.update({ topic: 'clients', clientId: null }, (draft) => {
        const found = draft.clients.find(({ id }) => id === clientId);
        if (found === undefined) fail({ kind: 'not-found', what: 'client' });
        if ((azureApp.cloud === 'sandbox') !== found.sandbox) failField('cloud', 'invalid');
        const isOther =
          (secret !== null && secret !== before) ||
          !isDeepStrictEqual(proofOf(after), proofOf(present));
        const changedAt = isOther ? new Date(clock.now()).toISOString() : credentialsChangedAt;
        found.azureApp = azureApp;
        if (changedAt !== undefined)
          found.azureApp = { ...azureApp, credentialsChangedAt: changedAt };
        changeMore(found);
        if (seals) sealApp(vault, clientId, isSame ? [after] : [after, present]);
        if (secret !== null) vault.write(entry, secret);
      });
    } catch (error) {
      if (secret !== null && vault.read(entry) === secret) putBack(vault, entry, before);
      if (seals && vault.read(confirmed) !== confirmedBefore) {
        putBack(vault, confirmed, confirmedBefore);
      }
      throw error;
    }
    if (seals && !isSame) dropOldest(() => sealApp(vault, clientId, [after]));
  });
}

/** What a token is obtained with, beside the secret; the address of Odoo is not asked for again. */
function proofOf({ applicationId, authority, cloud }: TrustedApp): Omit<TrustedApp, 'odooUrl'> {
  return { applicationId, authority, cloud };
}

function putBack(vault: Vault, entry: string, before: string | null): void {
  if (before === null) vault.remove(entry);
  else vault.write(entry, before);
}
