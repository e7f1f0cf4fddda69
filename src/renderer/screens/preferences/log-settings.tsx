import { useTranslation } from 'react-i18next';
import { type LogLevel } from '../../../contract/logs.ts';
import { newestFailure, useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';

const logLevels = ['error', 'warn', 'info', 'debug', 'trace'] as const satisfies LogLevel[];

/** How much Collega writes down, and the way to it: what support asks for next. */
export function LogSettings() {
  const { t } = useTranslation();
  const log = useQueryCall('logs.read', {});
  const setLevel = useCommand('logs.setLevel');
  const openFolder = useCommand('logs.openFolder');
  if (log.data === undefined || log.data === null) return null;
  return (
    <section aria-labelledby="log-settings">
      <h2 className="group-title" id="log-settings">
        {t('log.title')}
      </h2>
      <p className="muted">{t('log.text')}</p>
      <label className="form-label" htmlFor="log-level">
        {t('log.level')}
      </label>
      <select
        id="log-level"
        className="form-select form-select-sm mb-2"
        value={log.data.level}
        onChange={({ target }) => {
          void setLevel.run({ level: target.value as LogLevel }, () => void log.refetch());
        }}
      >
        {logLevels.map((level) => (
          <option key={level} value={level}>
            {t(`log.levels.${level}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="btn btn-sm btn-secondary"
        onClick={() => openFolder.mutate({})}
      >
        {t('log.openFolder')}
      </button>
      <span role="status">
        {openFolder.data?.opened === false && t('log.notOpened', { path: log.data.path })}
      </span>
      <FailureAlert failure={newestFailure(setLevel, openFolder)} />
    </section>
  );
}
