import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallValue } from '../../../contract/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useClientImport } from './use-client-import.ts';

interface ImportClientDialogProps {
  readonly onImported: (imported: CallValue<'clientFiles.import'>) => void;
  readonly onClose: () => void;
}

/** Takes a client's file by choice or by drop, and stays open when the file is refused. */
export function ImportClientDialog({ onImported, onClose }: ImportClientDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const { importFile, importing, failure } = useClientImport(onImported);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined && !importing) void importFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
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
      <div
        className={`report-drop client-drop${over ? ' report-drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="form-label" htmlFor={id}>
          {t('clients.importFile')}
        </label>
        <input
          id={id}
          type="file"
          className="form-control"
          accept=".json,application/json"
          aria-describedby={`${id}text`}
          onChange={(event) => {
            take(event.target.files);
            // The same file may be chosen again once it was mended.
            event.target.value = '';
          }}
        />
        <p className="report-drop-hint" aria-hidden="true">
          {t('clients.importDrop')}
        </p>
      </div>
      {importing && <ProgressLine text={t('clients.importing')} />}
      <FailureAlert failure={failure} />
    </Dialog>
  );
}
