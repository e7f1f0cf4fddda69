import { useTranslation } from 'react-i18next';
import { type SecretExpiry } from '../../../contract/secret-expiry.ts';
import { useFormat } from '../../language/format.ts';

interface SecretCellProps {
  readonly stored: boolean;
  readonly expiresOn: string | null;
  readonly expiry: SecretExpiry;
}

/** Whether there is a secret, and how long it lasts. */
export function SecretCell({ stored, expiresOn, expiry }: SecretCellProps) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { level, days } = expiry;
  const dot = level === 'expired' || level === 'today' ? 'broken' : 'warning';
  return (
    <span className="counts">
      {!stored && <span className="dot dot-warning">{t('clients.noSecret')}</span>}
      {(stored || level !== 'unknown') && (
        <span className={level === 'far' || level === 'unknown' ? undefined : `dot dot-${dot}`}>
          {t(`secretExpiry.short.${level}`, { days })}
        </span>
      )}
      {expiresOn !== null && <span className="muted">{day(expiresOn)}</span>}
    </span>
  );
}
