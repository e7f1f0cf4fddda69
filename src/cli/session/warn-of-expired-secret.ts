import { type AzureApp } from '../../contract/azure-app.ts';
import { checkSecretExpiry } from '../../contract/azure-app-state.ts';
import { systemClock } from '../../services/shell/ports/clock.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { formatDate, translate } from '../terminal/texts.ts';

/** A last day in the past is a slip of the hand, or a secret that will be refused: both are told. */
export function warnOfExpiredSecret(
  { secretExpiresOn }: AzureApp,
  terminal: Terminal,
  now: number = systemClock.now(),
): void {
  const { level } = checkSecretExpiry(secretExpiresOn, now);
  if (level === 'expired')
    terminal.warn(translate('secretExpired', { day: formatDate(secretExpiresOn) }));
}
