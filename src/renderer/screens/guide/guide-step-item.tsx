import { type Client } from '../../../contract/clients.ts';
import { type Guide, type GuideStep } from '../../../contract/guide.ts';
import { stepValuesOf } from '../../../contract/guide-step-values.ts';
import { isMarkedByHand } from '../../../contract/guide-verdict.ts';
import { guideInstructions } from '../../../languages/guide-instructions.ts';
import { fillText } from '../../../languages/translate-guide.ts';
import { CrossIcon, SkippedIcon, TickIcon } from '../../ui/icons.tsx';
import { OfferedSetUps } from '../sender-rules/offered-set-ups.tsx';
import { CheckList } from './check-list.tsx';
import { ConsentMessageBox } from './consent-message-box.tsx';
import { StepLinks } from './step-links.tsx';
import { useGuideTexts } from './use-guide-texts.ts';
import { ValueList } from './value-list.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

interface GuideStepItemProps {
  readonly client: Client;
  readonly guide: Guide;
  readonly step: GuideStep;
  readonly number: number;
  /** As the user has just chosen it, even while it is being kept. */
  readonly ticked: boolean;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly onTick: (done: boolean) => void;
}

interface StepTickProps {
  readonly step: GuideStep;
  readonly title: string;
  readonly ticked: boolean;
  readonly onTick: (done: boolean) => void;
}

/** The user's own word, where Collega has not found out by itself. */
function StepTick({ step, title, ticked, onTick }: StepTickProps) {
  const texts = useGuideTexts();
  if (step.state === 'done' && !step.ticked) {
    return (
      <p className="guide-found">
        <TickIcon /> {texts.found}
      </p>
    );
  }
  return (
    <label className="form-check guide-tick d-inline-flex align-items-center">
      <input
        type="checkbox"
        className="form-check-input"
        checked={ticked}
        aria-label={fillText(texts.tickOf, { step: title })}
        onChange={(event) => onTick(event.target.checked)}
      />{' '}
      {texts.tick}
    </label>
  );
}

const marks = {
  done: TickIcon,
  ticked: TickIcon,
  entered: SkippedIcon,
  open: SkippedIcon,
  problem: CrossIcon,
} as const;

/** What only the user says is not shown as what Collega has found. */
function lookOf(step: GuideStep): keyof typeof marks {
  return isMarkedByHand(step) ? 'ticked' : step.state;
}

/** One step: what to click, what to paste, what Collega knows of it. */
export function GuideStepItem(props: GuideStepItemProps) {
  const { client, guide, step, number, ticked, open, onToggle, onTick } = props;
  const texts = useGuideTexts();
  const own = texts.steps[step.id];
  const look = lookOf(step);
  const Mark = marks[look];
  return (
    <li>
      <details
        className={`guide-step mb-2 rounded-1 guide-step-${look}`}
        open={open}
        onToggle={(event) => onToggle(event.currentTarget.open)}
      >
        <summary className="d-flex flex-wrap align-items-baseline justify-content-between column-gap-3">
          <h2>
            <span className="guide-number d-inline-block muted">{number}</span> {own.title}
          </h2>
          <span className="guide-state">
            <Mark /> {texts.states[look]}
          </span>
        </summary>
        <div className="guide-body">
          <p className="guide-why">{own.why}</p>
          <div className="guide-way">
            <section className="guide-part">
              <h3>{texts.whatToDo}</h3>
              <ol className="guide-do">
                {guideInstructions(step.id, guide.values, texts).map(({ text, choice }) => (
                  <li key={text}>
                    {text}
                    {choice !== null && <strong className="d-block">{choice}</strong>}
                  </li>
                ))}
              </ol>
              <StepLinks step={step.id} clientId={client.id} />
            </section>
            <ValueList values={stepValuesOf(step.id, guide)} />
            {step.id === 'admin-consent' && guide.consentAddress !== null && (
              <ConsentMessageBox
                client={client}
                registrationName={guide.values.registrationName}
                address={guide.consentAddress}
              />
            )}
            {step.id === 'outgoing' && open && <OfferedSetUps client={client} />}
            {step.id === 'registration' && <ScriptBox script={guide.script} />}
          </div>
          <div className="guide-proofs">
            <CheckList checks={step.checks} />
            <StepTick step={step} title={own.title} ticked={ticked} onTick={onTick} />
          </div>
        </div>
      </details>
    </li>
  );
}

/** The same by script, for Azure Cloud Shell. */
function ScriptBox({ script }: { readonly script: string | null }) {
  const texts = useGuideTexts().script;
  return (
    <details className="guide-script">
      <summary>{texts.title}</summary>
      <p>{texts.text}</p>
      {script === null ? (
        <p className="muted">{texts.unknown}</p>
      ) : (
        <>
          <CopyButton text={script} label={texts.copy} caption={texts.copy} />
          <pre className="guide-text" tabIndex={0} role="region" aria-label={texts.label}>
            {script}
          </pre>
        </>
      )}
    </details>
  );
}
