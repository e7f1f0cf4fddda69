import { useTranslation } from 'react-i18next';
import { type CallValue } from '../../../contract/index.ts';
import { FindingList } from '../connection-tests/finding-list.tsx';
import { PastedText } from '../../ui/pasted-text.tsx';
import { Understood } from './understood.tsx';

type ExplanationProps = CallValue<'diagnosis.explain'>;

/** The findings, or an honest word that there are none, what was understood and what would help. */
export function Explanation({ findings, masked, decided, understood }: ExplanationProps) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status" className="explain-verdict">
        {findings.length > 0 ? (
          <h2>
            {findings.length === 1
              ? t('explain.foundOne')
              : t('explain.found', { number: findings.length })}
          </h2>
        ) : (
          <>
            <h2>{t('explain.notRecognised.title')}</h2>
            <Understood {...understood} />
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
      <PastedText
        masked={masked}
        decided={decided}
        open={findings.length === 0 || decided.length > 0}
      />
    </>
  );
}
