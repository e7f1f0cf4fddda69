import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import {
  asciiHost,
  odooMailHosts,
  plainHost,
  usualMailHosts,
} from '../../../../contract/mail-hosts.ts';
import { type Direction } from '../../../navigation/paths.ts';

interface TypedHost {
  readonly client: Client;
  readonly direction: Direction;
  readonly host: string;
  readonly onChoose: (host: string) => void;
}

/**
 * What stands below a host. The name as DNS and certificates know it where it has other letters than
 * ASCII's: a Cyrillic о looks like a Latin one. Else Odoo's and Microsoft's hosts, where it is one
 * of both.
 */
export function hostHint({ client, direction, host, onChoose }: TypedHost): ReactNode {
  const trimmed = host.trim();
  const ascii = asciiHost(trimmed);
  if (ascii !== trimmed) return ascii;
  const hosts = usualHostsOf(client, direction, host);
  return hosts === null ? undefined : <OdooHostNote hosts={hosts} onChoose={onChoose} />;
}

/** The host that Odoo fills in and the one that Microsoft documents, where the form has one of both. */
interface UsualHosts {
  readonly odoos: string;
  readonly microsofts: string;
  readonly chosen: string;
}

function usualHostsOf(client: Client, direction: Direction, host: string): UsualHosts | null {
  // Odoo knows the worldwide cloud alone, and no Odoo can reach the practice tenant.
  if (client.sandbox || client.azureApp.cloud !== 'global') return null;
  const protocol = direction === 'outgoing' ? 'smtp' : 'imap';
  const microsofts = usualMailHosts(client.azureApp)[protocol].host;
  const odoos = odooMailHosts[protocol];
  const chosen = plainHost(host);
  if (chosen !== microsofts && chosen !== odoos) return null;
  return { odoos, microsofts, chosen };
}

interface OdooHostNoteProps {
  readonly hosts: UsualHosts;
  readonly onChoose: (host: string) => void;
}

/**
 * Odoo fills in another host than the one that Microsoft documents: what was proven here must be what
 * Odoo will use, so both are shown, and each is one click away.
 */
function OdooHostNote({ hosts, onChoose }: OdooHostNoteProps) {
  const { t } = useTranslation();
  const { odoos, microsofts, chosen } = hosts;
  const other = chosen === odoos ? microsofts : odoos;
  return (
    <>
      {t(chosen === odoos ? 'serverForm.odoosHost' : 'serverForm.microsoftsHost', {
        odoos,
        microsofts,
      })}{' '}
      <button type="button" className="text-link" onClick={() => onChoose(other)}>
        {t('serverForm.useHost', { host: other })}
      </button>
    </>
  );
}
