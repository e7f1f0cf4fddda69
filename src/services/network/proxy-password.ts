import { hostAndPort } from '../../contract/host-and-port.ts';
import { type ProxySetting } from '../../contract/network.ts';
import { type Records } from '../store/records/records.ts';
import { Secret } from '../secret.ts';
import { saveNetwork } from '../store/trust/save-network.ts';
import { type Vault } from '../store/vault/vault.ts';

const start = 'proxy-password/';

/**
 * Name of the password's entry in the vault, or null where the proxy wants none. It names the proxy:
 * while one is replaced by another, neither can be given the other's password.
 */
export function proxyPasswordEntry(proxy: ProxySetting): string | null {
  if (proxy.kind === 'none' || proxy.kind === 'system' || proxy.username === '') return null;
  return `${start}${proxy.kind}://${proxy.username}@${hostAndPort(proxy.host, proxy.port)}`;
}

/** An empty one where the proxy wants none, or none is kept; the vault is opened for others alone. */
export function readProxyPassword(vault: Pick<Vault, 'read'>, proxy: ProxySetting): Secret {
  const entry = proxyPasswordEntry(proxy);
  return new Secret(entry === null ? '' : (vault.read(entry) ?? ''));
}

/**
 * Saves a proxy and its password. The old password goes last: whatever fails or is killed in
 * between, the proxy in the records has the password that belongs to it. What a killed Collega left
 * belongs to no saved proxy, and goes with the next change.
 * @throws FailureError `not-saved`; `vault-locked` when a password is to be written or kept
 */
export function saveProxy(
  { records, vault }: { readonly records: Records; readonly vault: Vault },
  proxy: ProxySetting,
  /** Null keeps the stored one, an empty one forgets it. */
  password: Secret | null,
): void {
  records.hold(() => {
    const before = proxyPasswordEntry(records.read().settings.proxy);
    const entry = proxyPasswordEntry(proxy);
    vault.removeAll(kept(vault).filter((name) => name !== before));
    const old = before !== null && vault.has(before) ? before : null;
    const wanted = password ?? (old === null ? new Secret('') : null);
    const isNew = wanted === null ? entry !== old : wanted.reveal() !== '';
    const written = entry !== null && isNew ? entry : null;
    const replaced = written !== null && old !== null ? vault.read(old) : null;
    try {
      if (written !== null) vault.write(written, wanted?.reveal() ?? replaced ?? '');
      saveNetwork({ records, vault }, (settings) => {
        settings.proxy = proxy;
      });
    } catch (error) {
      const back = written === old ? replaced : null;
      if (written !== null && back !== null) vault.write(written, back);
      else if (written !== null) vault.remove(written);
      throw error;
    }
    const keeps = wanted?.reveal() !== '';
    vault.removeAll(kept(vault).filter((name) => !keeps || name !== entry));
  });
}

function kept(vault: Vault): string[] {
  return [...vault.names(null)].filter((name) => name.startsWith(start));
}
