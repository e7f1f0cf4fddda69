import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

/**
 * Names the window after its screen, and starts a new screen at its top. What had the focus has gone
 * with the old screen: what stands in its place (the pager's arrow on the next record) gets it, else
 * the title. Stands beside the screens inside their Suspense: a screen that is still being fetched
 * has no title yet.
 */
export function FollowTitle({ records }: { readonly records: unknown }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const lasting = useRef('');

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      lasting.current = target instanceof HTMLElement ? (target.dataset['lasting'] ?? '') : '';
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);

  // Before a list's own effect, which goes back to where the list was left.
  useLayoutEffect(() => {
    // In braces: newer Chromium answers a promise, which is no clean-up.
    window.scrollTo({ top: 0, behavior: 'instant' });
  }, [path]);

  useEffect(() => {
    const title = document.getElementById('page-title');
    document.title = title?.textContent ? `${title.textContent} – ${t('app.name')}` : t('app.name');
    if (document.activeElement !== document.body) return;
    const successor = document.querySelector<HTMLElement>(`[data-lasting="${lasting.current}"]`);
    (successor ?? title)?.focus({ preventScroll: true });
  }, [path, records, t]);
  return null;
}
