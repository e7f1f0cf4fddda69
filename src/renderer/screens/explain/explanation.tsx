import { useTranslation } from 'react-i18next';
import { type Finding } from '../../../contract/findings.ts';
import { FindingList } from '../connection-tests/finding-list.tsx';

interface ExplanationProps {
  readonly findings: readonly Finding[];
  readonly masked: string;
}

/** The findings, or an honest word that there are none and what would help. */
export function Explanation({ findings, masked }: ExplanationProps) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status" className="explain-verdict">
        {findings.length > 0 ? (
          <h2>{t('explain.found', { number: findings.length })}</h2>
        ) : (
          <>
            <h2>{t('explain.notRecognised.title')}</h2>
            <p>{t('explain.notRecognised.text')}</p>
            <ul>
              {(['number', 'answer', 'traceback', 'address'] as const).map((hint) => (
                <li key={hint}>{t(`explain.notRecognised.${hint}`)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <FindingList findings={findings} />
      <details className="explain-pasted" open={findings.length === 0}>
        <summary>{t('explain.pasted')}</summary>
        <pre tabIndex={0} aria-label={t('explain.pasted')}>
          {masked}
        </pre>
      </details>
    </>
  );
}
