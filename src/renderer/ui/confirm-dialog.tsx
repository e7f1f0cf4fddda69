import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure } from '../../contract/failures.ts';
import { Dialog } from './dialog.tsx';
import { FailureAlert } from './failure-alert.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Asks before something is destroyed, and stays open when it could not be. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  // Of an earlier try, given up and asked about again since.
  const [old] = useState(props.failure);
  return (
    <Dialog
      title={props.title}
      onClose={props.onCancel}
      actions={
        <>
          <button
            type="button"
            className="btn btn-danger"
            disabled={props.busy}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </button>
          <button type="button" className="btn btn-secondary" onClick={props.onCancel}>
            {t('actions.cancel')}
          </button>
        </>
      }
    >
      {props.children}
      <FailureAlert failure={props.failure === old ? null : props.failure} />
    </Dialog>
  );
}
