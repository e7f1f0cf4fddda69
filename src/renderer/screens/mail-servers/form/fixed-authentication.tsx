import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface FixedAuthenticationProps {
  /** Odoo's name of the choice. */
  readonly label: string;
}

/** Odoo offers other ways too; Collega exists for this one, so there is nothing to choose. */
export function FixedAuthentication({ label }: FixedAuthenticationProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <div className="field-label">
        <span id={id}>{label}</span>
      </div>
      <div className="field-control fixed-choice">
        {t('servers.outlookOAuth')} <span className="muted">{t('serverForm.outlookOnly')}</span>
      </div>
    </div>
  );
}
