import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong, in place of the hint: never two texts about one field. */
  readonly problem: string | null;
  readonly hint?: string;
}

/** A line for a passphrase: hidden unless asked for, never offered to the browser's own store. */
export function PassphraseField({ label, value, onChange, problem, hint }: PassphraseFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [shown, setShown] = useState(false);
  const text = problem ?? hint;
  return (
    <div className="field">
      <div className="field-label">
        <label id={`${id}label`} htmlFor={id}>
          {label}
        </label>
      </div>
      <div className="field-control">
        <div className="input-row d-flex align-items-end">
          <input
            id={id}
            type={shown ? 'text' : 'password'}
            className="input"
            autoComplete="new-password"
            spellCheck={false}
            aria-invalid={problem !== null}
            aria-describedby={text === undefined ? undefined : `${id}text`}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="btn btn-sm btn-secondary"
            aria-pressed={shown}
            aria-controls={id}
            aria-describedby={`${id}label`}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'vault.hide' : 'vault.show')}
          </button>
        </div>
        {text !== undefined && (
          <p id={`${id}text`} className={problem === null ? 'field-hint' : 'field-problem'}>
            {text}
          </p>
        )}
      </div>
    </div>
  );
}
