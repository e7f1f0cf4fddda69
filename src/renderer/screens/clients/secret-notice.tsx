import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { checkSecretExpiry } from '../../../contract/azure-app-state.ts';
import { useFormat } from '../../language/format.ts';
import { paths } from '../../navigation/paths.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { useNow } from '../../ui/use-now.ts';

const quietPaths = [paths.settings, paths.guide, paths.explain, paths.reports] as const;

/**
 * Where the mail servers of a client are whose secret ends soon, since Odoo says nothing (row 25).
 * General Settings say it at the field itself.
 */
export function SecretNotice({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [path] = useLocation();
  const { secretExpiresOn } = client.azureApp;
  const { level, days } = checkSecretExpiry(secretExpiresOn, useNow());
  if (level === 'unknown' || level === 'far' || secretExpiresOn === null) return null;
  if (quietPaths.some((pathOf) => pathOf(client.id) === path)) return null;
  const over = level === 'expired' || level === 'today';
  return (
    <section
      className={`notice${over ? ' notice-bad' : ''}`}
      aria-label={t('secretExpiry.notice.title')}
    >
      <WarningIcon />
      <p>{t(`secretExpiry.notice.${level}`, { count: days ?? 0, day: day(secretExpiresOn) })}</p>
      <Link href={paths.settings(client.id)} className="text-link">
        {t('secretExpiry.notice.settings')}
      </Link>
    </section>
  );
}
