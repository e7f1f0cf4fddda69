import { useState } from 'react';
import { type Client } from '../../../contract/clients.ts';
import { type Guide, type GuideStepId } from '../../../contract/guide.ts';
import { guideVerdict } from '../../../contract/guide-verdict.ts';
import { fillCounted, fillText, guideProgress } from '../../../languages/translate-guide.ts';
import { newestFailure, useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { useFormat } from '../../language/format.ts';
import '../../styles/guide.css';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { FindingCard } from '../connection-tests/finding-card.tsx';
import { GuideStepItem } from './guide-step-item.tsx';
import { useGuideTexts } from './use-guide-texts.ts';

/** The way through the Azure portal and Odoo as a checklist, with Collega's own checks beside it. */
export function GuideScreen({ client }: { readonly client: Client }) {
  const texts = useGuideTexts();
  const clientId = client.id;
  const guide = useQueryCall('guide.read', { clientId });
  const check = useCommand('guide.check');
  const tick = useCommand('guide.tick');
  // Null until the user opens or closes one: then the first that is still to do stands open.
  const [opened, setOpened] = useState<ReadonlySet<GuideStepId> | null>(null);
  if (guide.data === undefined) return <QueryState error={guide.error} />;
  const { steps } = guide.data;
  const next = steps.find(({ state }) => state !== 'done')?.id;
  const open = opened ?? new Set(next === undefined ? [] : [next]);
  const toggle = (id: GuideStepId, wanted: boolean) => {
    if (open.has(id) === wanted) return;
    setOpened(new Set(wanted ? [...open, id] : [...open].filter((each) => each !== id)));
  };
  return (
    <>
      <ControlPanel
        title={texts.title}
        buttons={
          <button
            type="button"
            className="btn btn-primary"
            disabled={check.isPending}
            onClick={() =>
              void check.run({ clientId }, (answer) =>
                setOpened((before) => toLookAt(answer, before ?? open)),
              )
            }
          >
            {texts.check}
          </button>
        }
      />
      <div className="page-body wide-page mx-auto">
        <Progress guide={guide.data} checking={check.isPending} justChecked={check.isSuccess} />
        <FailureAlert failure={newestFailure(check, tick)} />
        <ol className="guide-steps list-unstyled">
          {steps.map((step, index) => (
            <GuideStepItem
              key={step.id}
              client={client}
              guide={guide.data}
              step={step}
              ticked={
                tick.isPending && tick.variables.step === step.id
                  ? tick.variables.done
                  : step.ticked
              }
              number={index + 1}
              open={open.has(step.id)}
              onToggle={(wanted) => toggle(step.id, wanted)}
              onTick={(done) => tick.mutate({ clientId, step: step.id, done })}
            />
          ))}
        </ol>
      </div>
    </>
  );
}

/** After a check, what went wrong stands open; nothing that the user reads is closed. */
function toLookAt(guide: Guide, open: ReadonlySet<GuideStepId>): ReadonlySet<GuideStepId> {
  const problems = guide.steps.flatMap(({ id, state }) => (state === 'problem' ? [id] : []));
  return new Set([...open, ...problems]);
}

interface ProgressProps {
  readonly guide: Guide;
  readonly checking: boolean;
  readonly justChecked: boolean;
}

function Progress({ guide, checking, justChecked }: ProgressProps) {
  const texts = useGuideTexts();
  const { dateTime } = useFormat();
  const { steps, checkedAt } = guide;
  return (
    <div className="sheet guide-progress px-4 py-3">
      <p>{texts.intro}</p>
      <p>
        <strong>{guideProgress(steps, texts)}</strong>
      </p>
      <progress
        value={steps.filter(({ state }) => state === 'done').length}
        max={steps.length}
        aria-label={guideProgress(steps, texts)}
      />
      <p className="muted">
        {texts.checkHelp}{' '}
        {checkedAt !== null && fillText(texts.checkedAt, { time: dateTime(checkedAt) })}
        {checkedAt === null && guide.notChecked.length === 0 && texts.neverChecked}
      </p>
      <div role="status">
        {checking && <ProgressLine text={texts.checking} />}
        {!checking && justChecked && <Checked guide={guide} />}
      </div>
    </div>
  );
}

/** What the checks come to: no all-clear over what could not be checked, which is named first. */
function Checked({ guide }: Pick<ProgressProps, 'guide'>) {
  const texts = useGuideTexts();
  const verdict = guideVerdict(guide);
  const problems = guide.steps.filter(({ state }) => state === 'problem').length;
  const headlines = {
    problem: fillCounted(texts.checkFailed, texts.language, { number: problems }),
    'nothing-checked': texts.nothingChecked,
    'checked-in-part': texts.checkPassedInPart,
    'no-problem': texts.checkPassed,
  };
  return (
    <>
      <p className={verdict === 'problem' ? 'warning-text' : ''}>{headlines[verdict]}</p>
      {guide.notChecked.map(({ checks, reason, finding }) => (
        <div key={checks[0]}>
          <p className="muted">
            {fillText(texts.notChecked, {
              checks: checks.map((id) => texts.checks[id].title).join(', '),
            })}{' '}
            {fillCounted(texts.reasons[reason], texts.language, {})}
          </p>
          {finding !== null && <FindingCard finding={finding} seenAt={null} />}
        </div>
      ))}
    </>
  );
}
