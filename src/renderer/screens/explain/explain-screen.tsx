import { Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { type CallValue } from '../../../contract/index.ts';
import { maxPasteLength } from '../../../contract/paste-length.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { lazyScreen } from '../../navigation/lazy-screen.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { Explanation } from './explanation.tsx';
import { MailboxOfText } from './mailbox-of-text.tsx';

const ExplanationReportDialog = lazyScreen(
  async () => (await import('./explanation-report-dialog.tsx')).ExplanationReportDialog,
);

/** What was explained, whatever is in the field by now. */
interface Explained {
  readonly text: string;
  readonly clientId: string | null;
  /** Empty where the text names it, or nobody does. */
  readonly mailbox?: string | undefined;
}

interface Answered {
  readonly asked: Explained;
  readonly answer: CallValue<'diagnosis.explain'>;
}

interface ExplainScreenProps {
  /** Whose data fill the commands. */
  readonly client: Client | null;
}

/** Paste any error, get the findings. What was typed never leaves this computer. */
export function ExplainScreen({ client }: ExplainScreenProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const textId = useId();
  const helpId = useId();
  const problemId = useId();
  const explain = useCommand('diagnosis.explain');
  const [reported, setReported] = useState<Explained | null>(null);
  // Stays in sight until the next one is there: that may be refused.
  const [answered, setAnswered] = useState<Answered | null>(null);
  const newest = useRef('');
  const ask = (asked: Explained) => {
    const wanted = (newest.current = JSON.stringify(asked));
    void explain.run(asked, (answer) => {
      if (newest.current === wanted) setAnswered({ asked, answer });
    });
  };
  const tooLong = text.length > maxPasteLength;
  const submitText = (wanted: string) => {
    if (wanted.trim() === '' || wanted.length > maxPasteLength) return;
    ask({ text: wanted, clientId: client?.id ?? null });
  };
  const submit = () => submitText(text);
  const explained = answered?.asked.text;
  return (
    <>
      <ControlPanel title={t('nav.explain')} />
      <div className="page-body explain-page wide-page mx-auto">
        <form
          className="sheet"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <p id={helpId}>{t('explain.help')}</p>
          <label htmlFor={textId}>{t('explain.text')}</label>
          <textarea
            id={textId}
            className="form-control explain-text"
            rows={8}
            value={text}
            placeholder={t('explain.placeholder')}
            spellCheck={false}
            aria-describedby={tooLong ? `${problemId} ${helpId}` : helpId}
            aria-invalid={tooLong}
            onChange={({ target, nativeEvent }) => {
              setText(target.value);
              // Who pastes wants it explained; who types has not finished.
              const { inputType } = nativeEvent as InputEvent;
              if (inputType === 'insertFromPaste' || inputType === 'insertFromDrop') {
                submitText(target.value);
              }
            }}
            onKeyDown={(event) => {
              // Enter belongs to the text; with Control or Command it sends, as in mail programs.
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                submit();
              }
            }}
          />
          {tooLong && (
            <p id={problemId} className="field-problem">
              {t('fieldProblems.too-long')}
            </p>
          )}
          <div className="button-row">
            <button
              type="submit"
              className="btn btn-primary"
              disabled={text.trim() === '' || tooLong}
              // A disabled one would lose the focus.
              aria-disabled={explain.isPending}
            >
              {t('explain.explain')}
            </button>
            {explain.isPending && <ProgressLine text={t('explain.explaining')} />}
          </div>
        </form>
        <FailureAlert failure={explain.error === null ? null : failureOf(explain.error)} />
        {answered !== null && (
          <>
            <div className="button-row my-3">
              <button
                type="button"
                className="btn btn-secondary"
                onClick={() => setReported(answered.asked)}
              >
                {t('explain.report.button')}
              </button>
            </div>
            <div className={explained === text ? '' : 'outdated'}>
              {explained !== text && <p className="outdated-note">{t('explain.outdated')}</p>}
              <Explanation {...answered.answer}>
                <MailboxOfText
                  key={explained}
                  findings={answered.answer.findings}
                  filled={answered.asked.mailbox ?? ''}
                  onFill={(mailbox) => ask({ ...answered.asked, mailbox })}
                />
              </Explanation>
            </div>
          </>
        )}
        {reported !== null && (
          <Suspense>
            <ExplanationReportDialog {...reported} onClose={() => setReported(null)} />
          </Suspense>
        )}
      </div>
    </>
  );
}
