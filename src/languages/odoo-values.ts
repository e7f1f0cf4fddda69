import { showHost } from '../contract/mail-hosts.ts';
import { type OdooDifference } from '../contract/odoo.ts';

type Translate = (key: string) => string;

/**
 * A value of one of Odoo's fields, in the words of the forms that it stands in: for the window, the
 * command line and reports alike. `translate` knows the window's texts (`ui.json`), under their own keys.
 */
export function describeOdooValue(
  field: string | null,
  value: string | null,
  translate: Translate,
): string {
  if (value === null) return translate('odoo.notSet');
  switch (field) {
    case 'smtp_host':
    case 'server':
      return showHost(value);
    case 'active':
      return translate(value === 'true' ? 'odoo.differences.inUse' : 'odoo.differences.archived');
    case 'state':
      if (value === 'draft') return translate('incoming.notConfirmed');
      return value === 'done' ? translate('incoming.confirmed') : value;
    case 'smtp_authentication':
    case 'server_type':
      return value === 'outlook' ? translate('servers.outlookOAuth') : value;
    case 'smtp_encryption':
    case 'is_ssl':
      return value === 'none' || value === 'starttls' || value === 'implicit'
        ? translate(`servers.encryptions.${value}`)
        : value;
    default:
      return value;
  }
}

/** About one side alone, whose value stands in the words already. */
const saidInWords: ReadonlySet<OdooDifference['code']> = new Set([
  'neutralized-database',
  'tokens-without-credentials',
  'server-not-in-odoo',
  'token-to-foreign-host',
  'incoming-not-confirmed',
  'incoming-fails',
]);

interface Side {
  readonly side: 'Collega' | 'Odoo';
  readonly value: string | null;
}

/** What each side holds, where the words of the difference do not say it. */
export function sidesOf({
  code,
  collega,
  odoo,
}: Pick<OdooDifference, 'code' | 'collega' | 'odoo'>): readonly Side[] {
  if ((collega === null && odoo === null) || saidInWords.has(code)) return [];
  const there = { side: 'Odoo', value: odoo } as const;
  return code === 'server-not-in-collega' ? [there] : [{ side: 'Collega', value: collega }, there];
}
