import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';

interface LeaveDialogProps {
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

/** The changed record cannot be saved as it is: stay and correct it, or give the changes up. */
export function LeaveDialog({ onStay, onDiscard }: LeaveDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('leave.title')}
      onClose={onStay}
      actions={
        <>
          <button type="button" className="btn btn-primary" onClick={onStay}>
            {t('leave.stay')}
          </button>
          <button type="button" className="btn btn-secondary" onClick={onDiscard}>
            {t('leave.discard')}
          </button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  );
}
