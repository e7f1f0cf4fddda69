import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { readWrongFields, revealWrongField, watchWrongFields } from '../navigation/wrong-fields.ts';

interface LeaveDialogProps {
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

/** The changed record cannot be saved as it is: stay and correct it, or give the changes up. */
export function LeaveDialog({ onStay, onDiscard }: LeaveDialogProps) {
  const { t } = useTranslation();
  const wrong = useSyncExternalStore(watchWrongFields, readWrongFields);
  return (
    <Dialog
      title={t('leave.title')}
      onClose={onStay}
      focusAfter={revealWrongField}
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
      {wrong === '' ? (
        <p>{t('leave.refused')}</p>
      ) : (
        <>
          <p>{t('leave.wrong')}</p>
          <ul className="name-list overflow-auto text-break">
            {wrong.split('\n').map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
