import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

/**
 * Names the window after its screen, and starts a new screen at its title when what had the focus
 * has gone. Stands beside the screens inside their Suspense: a screen that is still being fetched
 * has no title yet.
 */
export function FollowTitle({ records }: { readonly records: unknown }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  useEffect(() => {
    const title = document.getElementById('page-title');
    document.title = title?.textContent ? `${title.textContent} – ${t('app.name')}` : t('app.name');
    if (document.activeElement === document.body) title?.focus();
  }, [path, records, t]);
  return null;
}
