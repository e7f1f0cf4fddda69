import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface FixedAuthenticationProps {
  readonly label: string;
}

/** Odoo offers five ways; Collega exists for this one, shown where an administrator looks for it. */
export function FixedAuthentication({ label }: FixedAuthenticationProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field" role="radiogroup" aria-labelledby={`${id}label`}>
      <div className="field-label">
        <span id={`${id}label`}>{label}</span>
      </div>
      <div className="field-control">
        <div className="form-check">
          <input
            type="radio"
            className="form-check-input"
            id={id}
            name="authentication"
            defaultChecked
          />
          <label className="form-check-label" htmlFor={id}>
            {t('servers.outlookOAuth')}
          </label>
        </div>
      </div>
    </div>
  );
}
