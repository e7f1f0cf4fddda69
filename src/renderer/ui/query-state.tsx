import { useQueryClient } from '@tanstack/react-query';
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
  const queryClient = useQueryClient();
  // A screen waits for several answers: all that were refused.
  const askAgain = () =>
    void queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
  return (
    <div className="page-body">
      {error === null ? (
        <ProgressLine text={t('actions.loading')} />
      ) : (
        <>
          <FailureAlert failure={failureOf(error)} />
          <button type="button" className="btn btn-secondary" onClick={askAgain}>
            {t('actions.tryAgain')}
          </button>
        </>
      )}
    </div>
  );
}
