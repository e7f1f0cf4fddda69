import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type OdooStep } from '../../../contract/odoo-plan.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { WarningIcon } from '../../ui/icons.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useServices } from '../../window-services/services-context.ts';
import { MessageStands } from '../connection-tests/message-stands.tsx';

interface TestBeforePlanProps {
  readonly clientId: string;
  readonly steps: readonly OdooStep[];
  /** Its steps are others when their servers have been tested. */
  readonly onTested: () => void;
}

/** Which steps are left out for want of a test that passed, and Collega's own tests of their servers. */
export function TestBeforePlan({ clientId, steps, onTested }: TestBeforePlanProps) {
  const { t } = useTranslation();
  const { manyTests } = useServices();
  const list = `plan/${clientId}`;
  const run = useSyncExternalStore(manyTests.store.subscribe, () => manyTests.store.get(list));
  const warned = steps.filter(({ warning, blocked }) => warning !== null && blocked === null);
  const left = steps.filter(({ proposed, blocked }) => !proposed || blocked !== null).length;
  const serverIds = [...new Set(warned.flatMap(({ serverId }) => serverId ?? []))];
  if (serverIds.length === 0) return null;
  const test = async (): Promise<void> => {
    await manyTests.start(list, serverIds);
    if (manyTests.store.get(list)?.state === 'finished') onTested();
  };
  return (
    <div className="alert alert-warning">
      <p className="mb-0">
        <WarningIcon />{' '}
        {t('odoo.plan.untested', { count: warned.length, left, total: steps.length })}
      </p>
      <div className="button-row mb-0">
        {run?.state === 'running' ? (
          <>
            <button
              type="button"
              className="btn btn-secondary btn-sm"
              onClick={() => void manyTests.cancel(list)}
            >
              {t('manyTests.cancel')}
            </button>
            <ProgressLine text={t('manyTests.progress', { done: run.done, total: run.total })} />
          </>
        ) : (
          <button type="button" className="btn btn-secondary btn-sm" onClick={() => void test()}>
            {t('odoo.plan.testFirst', { count: serverIds.length })}
          </button>
        )}
      </div>
      {run?.state === 'finished' && <MessageStands result={run.result} />}
      <FailureAlert failure={run?.state === 'refused' ? run.failure : null} />
    </div>
  );
}
