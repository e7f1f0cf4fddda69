import { useTranslation } from 'react-i18next';
import { type ManyTestsResult } from '../../../contract/connection-tests.ts';

interface MessageStandsProps {
  readonly result: ManyTestsResult;
}

/**
 * Why servers count as failed though their tests have just passed: these sent no message, and an
 * earlier one failed.
 */
export function MessageStands({ result }: MessageStandsProps) {
  const { t } = useTranslation();
  const count = result.results.filter(
    ({ messageFailedAt }) => messageFailedAt !== undefined,
  ).length;
  return count === 0 ? null : <p className="mb-2">{t('manyTests.messageStands', { count })}</p>;
}
