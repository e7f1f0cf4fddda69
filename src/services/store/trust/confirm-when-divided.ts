import { secretEntry } from '../vault/entry-names.ts';
import { type RecordsList } from '../records/records-content.ts';
import {
  trustedAppEntry,
  trustedAppOf,
  trustedNetworkEntry,
  trustedNetworkOf,
} from './trusted-settings.ts';

/**
 * What is confirmed when a vault of an earlier format gets the present one: it held no copy of these
 * settings, so they count as they are found at that moment, and at no other.
 */
export function confirmWhenDivided(
  { clients, settings }: RecordsList,
  names: ReadonlySet<string>,
): [string, string][] {
  const apps = clients
    .filter(({ id }) => names.has(secretEntry(id)))
    .map((client) => [trustedAppEntry(client.id), JSON.stringify([trustedAppOf(client)])]);
  return [
    [trustedNetworkEntry, JSON.stringify([trustedNetworkOf(settings)])],
    ...(apps as [string, string][]),
  ];
}
