import { useTranslation } from 'react-i18next';
import { type OdooTrouble } from '../../../contract/odoo.ts';

interface TroubleAlertProps {
  readonly trouble: OdooTrouble;
  /** Takes one of the databases that Odoo lists. */
  readonly onChoose?: (database: string) => void;
}

/** Why an Odoo could not be asked: what, why, what to do, and the words it came with. */
export function TroubleAlert({ trouble, onChoose }: TroubleAlertProps) {
  const { t } = useTranslation();
  return (
    <div className="alert alert-danger" role="alert">
      <p className="mb-0">
        <strong>{trouble.title}</strong>
      </p>
      <p className="mb-0">{trouble.cause}</p>
      <p className="mb-0">{trouble.fix}</p>
      {trouble.evidence.map((line) => (
        <code key={line} className="evidence">
          {line}
        </code>
      ))}
      {trouble.databases.length > 0 && (
        <p className="button-row mb-0" role="group" aria-label={t('odoo.databases')}>
          {trouble.databases.map((name) => (
            <button
              key={name}
              type="button"
              className="btn btn-secondary btn-sm"
              onClick={() => onChoose?.(name)}
            >
              {name}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
