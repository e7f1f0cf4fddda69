import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface SendMyselfOptionProps {
  readonly mailbox: string;
  /** Without an incoming server the message could not be found and deleted. */
  readonly possible: boolean;
  readonly chosen: boolean;
  readonly onChange: (chosen: boolean) => void;
}

/** Off by default: a test sends nothing unless someone wants it to. */
export function SendMyselfOption({ mailbox, possible, chosen, onChange }: SendMyselfOptionProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="form-check send-myself">
      <input
        id={id}
        type="checkbox"
        className="form-check-input"
        checked={chosen}
        disabled={!possible}
        aria-describedby={`${id}help`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="form-check-label" htmlFor={id}>
        {t('outgoing.sendMyself')}
      </label>
      <p className="field-hint" id={`${id}help`}>
        {possible ? t('outgoing.sendMyselfHelp', { mailbox }) : t('outgoing.sendMyselfMissing')}
      </p>
    </div>
  );
}
