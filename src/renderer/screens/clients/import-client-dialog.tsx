import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallValue } from '../../../contract/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { ForeignHostsQuestion } from './foreign-hosts-question.tsx';
import { useClientImport } from './use-client-import.ts';

interface ImportClientDialogProps {
  readonly onImported: (imported: CallValue<'clientFiles.import'>) => void;
  readonly onClose: () => void;
}

/** Takes a client's file by choice or by drop, and stays open when the file is refused. */
export function ImportClientDialog({ onImported, onClose }: ImportClientDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const { importFile, importing, failure, unconfirmed, confirmHosts } = useClientImport(onImported);
  return (
    <Dialog
      title={t('clients.importTitle')}
      onClose={onClose}
      actions={
        <button type="button" className="btn btn-secondary" onClick={onClose}>
          {t('actions.cancel')}
        </button>
      }
    >
      <p id={`${id}text`}>{t('clients.importText')}</p>
      <label className="form-label" htmlFor={id}>
        {t('clients.importFile')}
      </label>
      <FileDrop
        id={id}
        describedBy={`${id}text`}
        accept=".json,application/json"
        disabled={importing}
        onChoose={(file) => void importFile(file)}
      />
      {importing && <ProgressLine text={t('clients.importing')} />}
      {unconfirmed !== null && (
        <ForeignHostsQuestion
          hosts={unconfirmed.hosts}
          onConfirm={() => void confirmHosts(unconfirmed)}
        />
      )}
      <FailureAlert failure={failure} />
    </Dialog>
  );
}
