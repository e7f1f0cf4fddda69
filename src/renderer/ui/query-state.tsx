import { useTranslation } from 'react-i18next';
import { failureOf } from '../bridge/call-failure.ts';
import { FailureAlert } from './failure-alert.tsx';
import { ProgressLine } from './progress-line.tsx';

interface QueryStateProps {
  readonly error: Error | null;
}

/** In place of a screen whose records are not there yet, or cannot be had. */
export function QueryState({ error }: QueryStateProps) {
  const { t } = useTranslation();
  return (
    <div className="page-body">
      {error === null ? (
        <ProgressLine text={t('actions.loading')} />
      ) : (
        <FailureAlert failure={failureOf(error)} />
      )}
    </div>
  );
}
