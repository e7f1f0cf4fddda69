import { useId } from 'react';
import { useTranslation } from 'react-i18next';

type UnusedMethod = 'login' | 'certificate' | 'cli' | 'gmail' | 'imap' | 'pop' | 'local';

interface FixedAuthenticationProps {
  readonly label: string;
  /** Odoo's other choices, in its order. */
  readonly others: readonly UnusedMethod[];
}

/** All ways that Odoo offers, for the form to be recognised; Collega exists for the last one. */
export function FixedAuthentication({ label, others }: FixedAuthenticationProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div
      className="field"
      role="radiogroup"
      aria-labelledby={`${id}label`}
      aria-describedby={`${id}text`}
    >
      <div className="field-label">
        <span id={`${id}label`}>{label}</span>
      </div>
      <div className="field-control">
        {others.map((way) => (
          <div className="form-check" key={way}>
            <input
              type="radio"
              className="form-check-input"
              id={`${id}${way}`}
              name={id}
              disabled
            />
            <label className="form-check-label" htmlFor={`${id}${way}`}>
              {t(`serverForm.ways.${way}`)}
            </label>
          </div>
        ))}
        <div className="form-check">
          <input
            type="radio"
            className="form-check-input"
            id={`${id}outlook`}
            name={id}
            defaultChecked
          />
          <label className="form-check-label" htmlFor={`${id}outlook`}>
            {t('servers.outlookOAuth')}
          </label>
        </div>
        <p id={`${id}text`} className="field-hint">
          {t('serverForm.otherWays')}
        </p>
      </div>
    </div>
  );
}
