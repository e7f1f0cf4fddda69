import { useTranslation } from 'react-i18next';
import { failureTextKey, type Failure } from '../../contract/failures.ts';

/** One sentence for each kind of failure: what happened and what to do. */
export function useFailureText(): (failure: Failure) => string {
  const { t } = useTranslation();
  return (failure) => t(failureTextKey(failure), { ...failure });
}
