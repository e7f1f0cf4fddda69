import { useTranslation } from 'react-i18next';
import { type TestStep } from '../../../contract/connection-tests.ts';
import { detailLines } from './detail-lines.ts';

/** What a step saw, folded away until somebody wants to know. */
export function StepDetail({ detail }: { readonly detail: TestStep['detail'] }) {
  const { t } = useTranslation();
  const lines = detailLines(detail);
  if (lines.length === 0) return null;
  return (
    <details className="step-detail">
      <summary>{t('tests.evidence')}</summary>
      <dl>
        {lines.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
