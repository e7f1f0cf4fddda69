import { type AzureApp } from './azure-app.ts';

/** How near the day is on which a client secret ends. Each level is the key of a text. */
export type SecretExpiryLevel =
  'unknown' | 'far' | 'within-60-days' | 'within-30-days' | 'within-7-days' | 'today' | 'expired';

export interface SecretExpiry {
  readonly level: SecretExpiryLevel;
  /** Whole days left; negative once it has passed, null when the day is unknown. */
  readonly days: number | null;
}

const dayMs = 86_400_000;

/**
 * Judges the day noted for a secret (`YYYY-MM-DD`) at `now` (milliseconds since the epoch). Odoo
 * says nothing before the secret ends (row 25 of failures.md), and a new one takes its time: an
 * administrator of the tenant has to make it.
 */
export function checkSecretExpiry(day: string | null, now: number): SecretExpiry {
  const at = day === null ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return { level: 'unknown', days: null };
  const days = Math.round((at - Math.floor(now / dayMs) * dayMs) / dayMs);
  return { level: levelOf(days), days };
}

function levelOf(days: number): SecretExpiryLevel {
  if (days < 0) return 'expired';
  if (days === 0) return 'today';
  if (days <= 7) return 'within-7-days';
  if (days <= 30) return 'within-30-days';
  return days <= 60 ? 'within-60-days' : 'far';
}

/** Whether there is all that a sign-in needs: ID, secret, tenant and the address to return to. */
export function isAzureAppComplete(app: AzureApp): boolean {
  return (
    app.applicationId !== '' &&
    app.hasSecret &&
    app.redirectUri !== '' &&
    (app.authority.kind !== 'tenant' || app.authority.tenant !== '')
  );
}
