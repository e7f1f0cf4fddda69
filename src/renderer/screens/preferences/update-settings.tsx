import { useTranslation } from 'react-i18next';
import { type UpdateCheck } from '../../../contract/updates.ts';
import { useFormat } from '../../language/format.ts';
import { CheckWithHint } from '../../ui/check-with-hint.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { newestFailure, useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { NewerVersion } from './update-notice.tsx';

/** Whether Collega asks for newer versions: off until it is switched on. Practice asks for none. */
export function UpdateSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQueryCall('updates.read', {});
  const enable = useCommand('updates.enable');
  const check = useCommand('updates.check');
  if (data === undefined || data.unavailable === 'practice') return null;
  return (
    <section aria-labelledby="update-settings">
      <h2 className="group-title" id="update-settings">
        {t('updates.title')}
      </h2>
      {data.unavailable === 'no-key' ? (
        <p className="muted">{t('updates.noKey')}</p>
      ) : (
        <>
          <CheckWithHint
            label={t('updates.enable')}
            hint={t('updates.hint')}
            checked={enable.isPending ? enable.variables.enabled : data.enabled}
            onChange={(enabled) => enable.mutate({ enabled })}
          />
          <button
            type="button"
            className="btn btn-sm btn-secondary"
            disabled={check.isPending}
            onClick={() => check.mutate({})}
          >
            {t(check.isPending ? 'updates.checking' : 'updates.check')}
          </button>
          <div role="status">
            {check.data !== undefined && <CheckResult result={check.data} />}
            {data.checkedAt !== null && (
              <p className="muted">
                {t('updates.checkedAt', { at: format.dateTime(data.checkedAt) })}
              </p>
            )}
          </div>
        </>
      )}
      <FailureAlert failure={newestFailure(enable, check)} />
    </section>
  );
}

/** An all-clear only where the announcement was read. */
function CheckResult({ result: { problem, state } }: { readonly result: UpdateCheck }) {
  const { t } = useTranslation();
  if (problem !== null) {
    return <p>{t(`updates.problems.${problem.kind}`, { text: problem.text })}</p>;
  }
  return state.newer === null ? (
    <p>{t('updates.current')}</p>
  ) : (
    <NewerVersion newer={state.newer} />
  );
}
