import { useTranslation } from 'react-i18next';
import { type OdooStepResult } from '../../../contract/odoo-plan.ts';
import { FindingCard } from '../connection-tests/finding-card.tsx';
import { CrossIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';

/** What came of each step, in the order in which they were done. */
export function StepResults({ results }: { readonly results: readonly OdooStepResult[] }) {
  const { t } = useTranslation();
  if (results.length === 0) return null;
  const failed = results.filter(({ outcome }) => outcome !== 'done').length;
  return (
    <>
      <p role="status" className={`verdict verdict-${failed === 0 ? 'passed' : 'failed'}`}>
        {failed === 0 ? <TickIcon /> : <CrossIcon />}
        {failed === 0
          ? t('odoo.plan.allDone', { count: results.length })
          : t('odoo.plan.notAllDone', { number: results.length - failed, failed })}
      </p>
      <ul className="list-unstyled m-0">
        {results.map(({ stepId, title, outcome, message, finding }) => (
          <li key={stepId} className="odoo-step">
            {outcome === 'done' && <TickIcon />}
            {outcome === 'failed' && <CrossIcon />}
            {(outcome === 'changed' || outcome === 'skipped') && <WarningIcon />}
            <span>
              {title}: {t(`odoo.outcomes.${outcome}`)}
            </span>
            {message !== '' && <p className="field-hint">{message}</p>}
            {finding !== null && <FindingCard finding={finding} />}
          </li>
        ))}
      </ul>
    </>
  );
}
