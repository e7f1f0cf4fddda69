import { areGranted, type RequestedScopes } from '../tokens/scopes.ts';

/** What each account has consented to, by address: `https://outlook.office.com/SMTP.Send`, `email`. */
export type StoredConsents = Readonly<Record<string, readonly string[]>>;

/** The consents of all accounts: Microsoft keeps one per user and application, and adds to it. */
export interface Consents {
  add(address: string, scopes: RequestedScopes): void;
  /**
   * Whether everything asked for was consented to. `carried`: the consent that a refresh token was
   * given with, which another process of this practice tenant may have seen.
   */
  cover(address: string, scopes: RequestedScopes, carried?: RequestedScopes): boolean;
  /** As a user removes it under "My Apps", or an administrator in the portal. */
  withdraw(address: string): void;
  readonly addresses: readonly string[];
}

/** `changed` is called with all consents, to be kept. */
export function createConsents(
  stored: StoredConsents,
  changed: (consents: StoredConsents) => void,
): Consents {
  const byAddress = new Map(
    Object.entries(stored).map(([address, names]) => [address, new Set(names)]),
  );
  const tell = (): void =>
    changed(Object.fromEntries([...byAddress].map(([address, names]) => [address, [...names]])));
  return {
    add: (address, scopes) => {
      const names = byAddress.get(address) ?? new Set();
      const before = names.size;
      for (const name of namesOf(scopes)) names.add(name);
      byAddress.set(address, names);
      if (names.size > before) tell();
    },
    cover: (address, scopes, carried) => {
      const names = byAddress.get(address);
      if (names !== undefined && namesOf(scopes).every((name) => names.has(name))) return true;
      const isWithdrawn = names?.size === 0;
      return carried !== undefined && !isWithdrawn && areGranted(scopes, carried);
    },
    withdraw: (address) => {
      byAddress.set(address, new Set());
      tell();
    },
    get addresses() {
      return [...byAddress].flatMap(([address, names]) => (names.size > 0 ? [address] : []));
    },
  };
}

/** Both of Exchange's host names stand for one application. */
function namesOf({ oidc, audience, permissions }: RequestedScopes): string[] {
  const resource = audience?.replace('outlook.office365.com', 'outlook.office.com') ?? '';
  return [...oidc, ...permissions.map((name) => `${resource}/${name}`)];
}
