import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type OdooPlan, type OdooStepResult } from '../../../contract/odoo-plan.ts';
import { useFormat } from '../../language/format.ts';
import { useOnLanguage } from '../../language/use-on-language.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useServices } from '../../window-services/services-context.ts';
import {
  newestFailure,
  newestOf,
  useCommand,
  useUnderWay,
} from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { PlanSteps } from './plan-steps.tsx';
import { StepResults } from './step-results.tsx';
import { TestBeforePlan } from './test-before-plan.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

interface PlanSectionProps {
  readonly clientId: string;
  readonly database: string;
  /** Tells the client's Odoos from each other. */
  readonly odooKey: string;
}

const noResults: readonly OdooStepResult[] = [];

/** What would be written to Odoo, the question before it is, what came of it, and the way back. */
export function PlanSection({ clientId, database, odooKey }: PlanSectionProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const [plan, setPlan] = useState<OdooPlan | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<'apply' | 'undo' | null>(null);
  // Writing takes minutes where a server is slow: what it came to waits for whoever comes back.
  const { odooWritings } = useServices();
  const results = useSyncExternalStore(
    odooWritings.subscribe,
    () => odooWritings.get(odooKey) ?? noResults,
  );
  const setResults = (written: readonly OdooStepResult[]) => odooWritings.set(odooKey, written);
  const make = useCommand('odoo.plan');
  const apply = useCommand('odoo.apply');
  const undo = useCommand('odoo.undo');
  const runs = useQueryCall('odoo.runs', { clientId });
  const last = runs.data?.find(({ undoneAt }) => undoneAt === null);
  const applying = useUnderWay('odoo.apply', clientId);
  const undoing = useUnderWay('odoo.undo', clientId);
  const busy = make.isPending || applying || undoing;
  const { data: answer } = newestOf<typeof make | typeof apply | typeof undo>(make, apply, undo);
  const failure = newestFailure(make, apply, undo);

  const show = (made: OdooPlan): void => {
    setPlan(made);
    const proposed = made.steps.filter((step) => step.proposed && step.blocked === null);
    setChosen(new Set(proposed.map(({ id }) => id)));
    setResults([]);
  };
  const makePlan = (): void => {
    apply.reset();
    undo.reset();
    void make.runHere({ clientId }, (made) => {
      if (made.outcome === 'planned') show(made.plan);
    });
  };
  // A plan is read again in the other language; what the user ticked stays ticked.
  useOnLanguage(() => {
    if (plan === null || busy) return;
    void make.runHere({ clientId }, (made) => {
      if (made.outcome !== 'planned') return;
      const known = new Set(made.plan.steps.map(({ id }) => id));
      setPlan(made.plan);
      setChosen(new Set([...chosen].filter((id) => known.has(id))));
    });
  });
  const onApplied = (done: { outcome: string; results?: readonly OdooStepResult[] }): void => {
    setAsking(null);
    if (done.outcome !== 'applied') return;
    setResults(done.results ?? []);
    setPlan(null);
  };
  const confirm = (): void => {
    for (const command of [make, apply, undo]) command.reset();
    setResults([]);
    if (asking === 'undo') void undo.run({ clientId }, onApplied);
    if (asking !== 'apply' || plan === null) return;
    const stepIds = plan.steps.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
    // The box was ticked for it, beside the words that it cannot be undone.
    const installModule = plan.steps.some(
      ({ kind, id }) => kind === 'install-module' && chosen.has(id),
    );
    const input = { clientId, fingerprint: plan.fingerprint, stepIds, installModule };
    void apply.run(input, onApplied);
  };

  return (
    <section className="sheet" aria-labelledby="odoo-plan">
      <h2 id="odoo-plan">{t('odoo.plan.title')}</h2>
      <p className="setting-help">{t('odoo.plan.help')}</p>
      <div className="button-row">
        <button type="button" className="btn btn-secondary" disabled={busy} onClick={makePlan}>
          {t('odoo.plan.make')}
        </button>
        {plan !== null && (
          <button
            type="button"
            className="btn btn-primary"
            disabled={busy || chosen.size === 0}
            onClick={() => setAsking('apply')}
          >
            {t('odoo.plan.apply', { count: chosen.size })}
          </button>
        )}
        {last !== undefined && (
          <button
            type="button"
            className="btn btn-secondary"
            disabled={busy}
            onClick={() => setAsking('undo')}
          >
            {t('odoo.plan.undo')}
          </button>
        )}
        {busy && <ProgressLine text={t('odoo.plan.busy')} />}
      </div>
      {asking === null && <FailureAlert failure={failure} />}
      {answer?.outcome === 'failed' && <TroubleAlert trouble={answer.trouble} />}
      {plan !== null && (
        <TestBeforePlan clientId={clientId} steps={plan.steps} onTested={makePlan} />
      )}
      {plan !== null && <PlanSteps plan={plan} chosen={chosen} onChoose={setChosen} />}
      <StepResults results={results} />
      {asking !== null && (
        <ConfirmDialog
          title={t(asking === 'apply' ? 'odoo.plan.applyTitle' : 'odoo.plan.undoTitle')}
          confirm={t(asking === 'apply' ? 'odoo.plan.applyConfirm' : 'odoo.plan.undo')}
          busy={busy}
          failure={failure}
          onConfirm={confirm}
          onCancel={() => setAsking(null)}
        >
          <p>
            {asking === 'apply'
              ? t('odoo.plan.applyText', { count: chosen.size, database })
              : t('odoo.plan.undoText', {
                  database,
                  time: last === undefined ? '' : dateTime(last.appliedAt),
                })}
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
