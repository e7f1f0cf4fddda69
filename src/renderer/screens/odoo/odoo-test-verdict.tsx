import { useTranslation } from 'react-i18next';
import { type OdooTestResult } from '../../../contract/odoo-tests.ts';
import { useFormat } from '../../language/format.ts';
import { CrossIcon, SkippedIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { FindingCard } from '../connection-tests/finding-card.tsx';

const icons = {
  passed: <TickIcon />,
  warning: <WarningIcon />,
  failed: <CrossIcon />,
  cancelled: <SkippedIcon />,
};

export interface TimedResult {
  readonly result: OdooTestResult;
  /** When it was answered; ISO 8601. */
  readonly at: string;
}

interface OdooTestVerdictProps extends TimedResult {
  /** Something that the result depends on has changed since. */
  readonly outdated?: boolean;
}

/** Odoo's answer and Collega's last test of the same mailbox, and how they fit together. */
export function OdooTestVerdict({ result, at, outdated = false }: OdooTestVerdictProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { odoo, collega, explanation } = result;
  if (outdated) {
    return (
      <p role="status" className="verdict">
        <SkippedIcon />
        <span className="muted">
          {t(odoo.passed ? 'odoo.tests.passed' : 'odoo.tests.failed')} {odoo.message}{' '}
          <time dateTime={at}>{dateTime(at)}</time>, {t('servers.outdated')}.{' '}
          {t('odoo.tests.outdated')}
        </span>
      </p>
    );
  }
  return (
    <div className="odoo-verdicts">
      <p role="status" className={`verdict verdict-${odoo.passed ? 'passed' : 'failed'}`}>
        {odoo.passed ? <TickIcon /> : <CrossIcon />}
        <span>
          {t(odoo.passed ? 'odoo.tests.passed' : 'odoo.tests.failed')} {odoo.message}{' '}
          <time className="muted" dateTime={at}>
            {dateTime(at)}
          </time>
        </span>
      </p>
      {collega !== null && !collega.outdated && (
        <p className={`verdict verdict-${collega.outcome}`}>
          {icons[collega.outcome]}
          <span>
            {t(`odoo.tests.collega.${collega.outcome}`, {
              time: dateTime(collega.at),
              finding: collega.finding?.title ?? '',
            })}
          </span>
        </p>
      )}
      <p>{explanation}</p>
      {odoo.finding !== null && <FindingCard finding={odoo.finding} />}
    </div>
  );
}
