import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { paths } from '../../navigation/paths.ts';
import { isAzureAppComplete } from '../../../contract/azure-app-state.ts';

/** What to do first, on every other screen of a client that cannot sign in yet. */
export function StartHere({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const guide = paths.guide(client.id);
  const quiet = path === guide || path === paths.reports(client.id);
  if (isAzureAppComplete(client.azureApp) || quiet) return null;
  return (
    <section className="notice" aria-label={t('guide.startHere')}>
      <p>{t('guide.startHere')}</p>
      <Link href={guide} className="text-link">
        {t('guide.start')}
      </Link>
    </section>
  );
}
