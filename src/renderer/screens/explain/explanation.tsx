import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallValue } from '../../../contract/index.ts';
import { FindingList } from '../connection-tests/finding-list.tsx';
import { PastedText } from '../../ui/pasted-text.tsx';
import { Understood } from './understood.tsx';

type ExplanationProps = CallValue<'diagnosis.explain'> & {
  /** Between the verdict and the findings. */
  readonly children?: ReactNode;
};

/** The findings, or an honest word that there are none, what was understood and what would help. */
export function Explanation(props: ExplanationProps) {
  const { findings, masked, decided, understood, children } = props;
  const { t } = useTranslation();
  const hasNumber = understood.codes.length > 0;
  return (
    <>
      <div role="status" className="explain-verdict">
        {findings.length > 0 ? (
          <h2>{t('explain.found', { count: findings.length })}</h2>
        ) : (
          <>
            <h2>{t('explain.notRecognised.title')}</h2>
            <Understood {...understood} />
            <p>{t(`explain.notRecognised.${hasNumber ? 'numberAlone' : 'text'}`)}</p>
            <ul>
              {(
                [
                  ...(hasNumber ? [] : (['number'] as const)),
                  'answer',
                  'traceback',
                  'address',
                ] as const
              ).map((hint) => (
                <li key={hint}>{t(`explain.notRecognised.${hint}`)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {children}
      <FindingList findings={findings} />
      <PastedText
        masked={masked}
        decided={decided}
        open={findings.length === 0 || decided.length > 0}
      />
    </>
  );
}
