import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { paths } from '../../navigation/paths.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { PracticeNews, useOpenPractice } from './use-open-practice.tsx';

/** The first start: three ways to begin, two of which need no client. */
export function FirstSteps({ onNew }: { readonly onNew: () => void }) {
  const { t } = useTranslation();
  const app = useQueryCall('app.describe', {});
  const practice = useOpenPractice();
  return (
    <div className="empty-state first-steps">
      <h2 className="empty-title">{t('clients.empty.title')}</h2>
      <p>{t('clients.empty.text')}</p>
      <ul className="d-grid gap-3 my-4 list-unstyled">
        <li>
          <button type="button" className="btn btn-primary" onClick={onNew}>
            {t('clients.new')}
          </button>
          <p>{t('clients.empty.newText')}</p>
        </li>
        {app.data?.sandboxRunning === false && (
          <li>
            <button type="button" className="btn btn-secondary" onClick={practice.open}>
              {t('clients.empty.practice')}
            </button>
            <p>{t('clients.empty.practiceText')}</p>
          </li>
        )}
        <li>
          <Link href={paths.explain(null)} className="btn btn-secondary">
            {t('nav.explain')}
          </Link>
          <p>{t('clients.empty.explainText')}</p>
        </li>
      </ul>
      <PracticeNews opened={practice.opened} />
    </div>
  );
}
