import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';

const choices = [5, 15, 30, 60];

/** After how many minutes without use the vault locks. */
export function IdleLockField() {
  const { t } = useTranslation();
  const { data } = useQueryCall('vault.idleLock', {});
  const save = useCommand('vault.setIdleLock');
  if (data === undefined) return null;
  const { minutes } = data;
  // What was set on the command line stays a choice.
  const offered = minutes === null || choices.includes(minutes) ? choices : [minutes, ...choices];
  return (
    <>
      <Field label={t('vault.idle')} problem={undefined}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={minutes === null ? 'never' : minutes.toString()}
            disabled={save.isPending}
            onChange={({ target: { value } }) =>
              save.mutate({ minutes: value === 'never' ? null : Number(value) })
            }
          >
            <option value="never">{t('vault.idleNever')}</option>
            {offered.map((each) => (
              <option key={each} value={each}>
                {t('vault.idleMinutes', { count: each })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FailureAlert failure={save.error === null ? null : failureOf(save.error)} />
    </>
  );
}
