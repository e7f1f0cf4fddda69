import { useTranslation } from 'react-i18next';

interface HelpMarkProps {
  readonly id: string;
  /** The element that names the field. */
  readonly labelledBy: string;
  readonly text: string;
}

/** Odoo's small question mark beside a label; the text also describes the field to a reader. */
export function HelpMark({ id, labelledBy, text }: HelpMarkProps) {
  const { t } = useTranslation();
  return (
    <>
      <button
        type="button"
        className="help-mark px-1 py-0 border-0 bg-transparent fw-bold lh-1"
        popoverTarget={id}
        aria-label={t('actions.help')}
        aria-describedby={labelledBy}
      >
        ?
      </button>
      <span id={id} popover="auto" className="help-text rounded-1 small fw-normal">
        {text}
      </span>
    </>
  );
}
