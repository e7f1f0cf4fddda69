import { type Client } from '../../../contract/clients.ts';
import { type Guide, type GuideStep } from '../../../contract/guide.ts';
import { fillText, type GuideTexts } from '../../../languages/translate-guide.ts';
import { CrossIcon, SkippedIcon, TickIcon } from '../../ui/icons.tsx';
import { CheckList } from './check-list.tsx';
import { ConsentMessageBox } from './consent-message-box.tsx';
import { ScriptBox } from './script-box.tsx';
import { StepLinks } from './step-links.tsx';
import { valuesOf } from './step-values.ts';
import { useGuideTexts } from './use-guide-texts.ts';
import { ValueList } from './value-list.tsx';

interface GuideStepItemProps {
  readonly client: Client;
  readonly guide: Guide;
  readonly step: GuideStep;
  readonly number: number;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly onTick: (done: boolean) => void;
}

const marks = { done: TickIcon, open: SkippedIcon, problem: CrossIcon } as const;

/** One step: what to click, what to paste, what Collega knows of it. */
export function GuideStepItem(props: GuideStepItemProps) {
  const { client, guide, step, number, open, onToggle, onTick } = props;
  const texts = useGuideTexts();
  const own = texts.steps[step.id];
  const Mark = marks[step.state];
  return (
    <li>
      <details
        className={`guide-step guide-step-${step.state}`}
        open={open}
        onToggle={(event) => onToggle(event.currentTarget.open)}
      >
        <summary>
          <h2>
            <span className="guide-number">{number}</span> {own.title}
          </h2>
          <span className="guide-state">
            <Mark /> {texts.states[step.state]}
          </span>
        </summary>
        <div className="guide-body">
          <p>{own.why}</p>
          <section className="guide-part">
            <h3>{texts.whatToDo}</h3>
            <ol className="guide-do">
              {own.do.map((line) => (
                <li key={line}>{line}</li>
              ))}
              <ExtraInstruction step={step} guide={guide} texts={texts} />
            </ol>
            <StepLinks step={step.id} clientId={client.id} />
          </section>
          <ValueList values={valuesOf(step.id, guide, texts.values)} />
          {step.id === 'admin-consent' && guide.consentAddress !== null && (
            <ConsentMessageBox
              client={client}
              registrationName={guide.values.registrationName}
              address={guide.consentAddress}
            />
          )}
          {step.id === 'registration' && <ScriptBox script={guide.script} />}
          <CheckList checks={step.checks} />
          <label className="form-check guide-tick">
            <input
              type="checkbox"
              className="form-check-input"
              checked={step.ticked}
              aria-label={fillText(texts.tickOf, { step: own.title })}
              onChange={(event) => onTick(event.target.checked)}
            />{' '}
            {texts.tick}
          </label>
        </div>
      </details>
    </li>
  );
}

/** Instructions that depend on the client. */
function ExtraInstruction({
  step,
  guide,
  texts,
}: {
  readonly step: GuideStep;
  readonly guide: Guide;
  readonly texts: GuideTexts;
}) {
  const { signInAudience, odooEndpoint } = guide.values;
  switch (step.id) {
    case 'account-types': {
      const choices: Readonly<Record<string, string>> = texts.steps['account-types'].choose;
      return (
        <li>
          <strong>{choices[signInAudience]}</strong>
        </li>
      );
    }
    case 'admin-consent':
      return signInAudience === 'PersonalMicrosoftAccount' ? (
        <li>{texts.steps['admin-consent'].none}</li>
      ) : null;
    case 'odoo-settings': {
      const { endpointNeeded, endpointNotNeeded } = texts.steps['odoo-settings'];
      return <li>{odooEndpoint === null ? endpointNotNeeded : endpointNeeded}</li>;
    }
    default:
      return null;
  }
}
