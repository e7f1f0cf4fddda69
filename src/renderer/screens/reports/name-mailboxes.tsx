import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure } from '../../../contract/failures.ts';
import { mailboxAddress } from '../../../contract/identifiers.ts';
import { type MailboxNames } from '../../../contract/mailbox-names.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';

interface NameMailboxesProps {
  /** `mailbox-1`, `mailbox-2` …: those that findings are about. */
  readonly labels: readonly string[];
  readonly onName: (names: MailboxNames) => Promise<Failure | null>;
}

/** Asks who the masked mailboxes of a report are, so that its commands can be run as they stand. */
export function NameMailboxes({ labels, onName }: NameMailboxesProps) {
  const { t } = useTranslation();
  const id = useId();
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  const [filled, setFilled] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (labels.length === 0) return null;
  const given = labels.flatMap((label) => {
    const address = entered[label]?.trim() ?? '';
    return address === '' ? [] : [[label, address] as const];
  });
  const wrong = new Set(
    given.flatMap(([label, address]) => (mailboxAddress.safeParse(address).success ? [] : [label])),
  );
  const submit = async (): Promise<void> => {
    if (wrong.size > 0) return;
    const refused = await onName(Object.fromEntries(given));
    setFailure(refused);
    setFilled(refused === null ? given.length : null);
  };
  return (
    <form
      className="sheet name-mailboxes"
      aria-labelledby={`${id}title`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id={`${id}title`}>{t('reports.names.title')}</h2>
      <p>{t('reports.names.text')}</p>
      <div className="name-mailboxes-fields">
        {labels.map((label) => (
          <div key={label}>
            <label className="form-label" htmlFor={`${id}${label}`}>
              {t('reports.names.is', { label: label === 'mailbox' ? '<MAILBOX>' : label })}
            </label>
            <input
              id={`${id}${label}`}
              className="input"
              type="text"
              inputMode="email"
              autoComplete="off"
              spellCheck={false}
              value={entered[label] ?? ''}
              aria-invalid={wrong.has(label)}
              aria-describedby={wrong.has(label) ? `${id}${label}problem` : undefined}
              onChange={({ target }) => {
                setEntered({ ...entered, [label]: target.value });
                setFilled(null);
              }}
            />
            {wrong.has(label) && (
              <p id={`${id}${label}problem`} className="field-problem">
                {t('fieldProblems.not-an-email-address')}
              </p>
            )}
          </div>
        ))}
      </div>
      <div className="button-row">
        <button type="submit" className="btn btn-secondary" aria-disabled={wrong.size > 0}>
          {t('reports.names.fill')}
        </button>
        <span role="status">{filled !== null && t('reports.names.filled', { count: filled })}</span>
      </div>
      <FailureAlert failure={failure} />
    </form>
  );
}
