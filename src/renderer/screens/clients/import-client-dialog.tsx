import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallValue } from '../../../contract/index.ts';
import { showHost } from '../../../contract/mail-hosts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { ForeignHostsQuestion } from './foreign-hosts-question.tsx';
import { type ClientPreview, useClientImport } from './use-client-import.ts';

interface ImportClientDialogProps {
  readonly onImported: (imported: CallValue<'clientFiles.import'>) => void;
  readonly onClose: () => void;
}

/** Takes a client's file by choice or by drop, and stays open when the file is refused. */
export function ImportClientDialog({ onImported, onClose }: ImportClientDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const { previewFile, previewed, importPreviewed, importing, failure } =
    useClientImport(onImported);
  const foreign = previewed?.preview.hosts.filter((each) => each.foreign) ?? [];
  return (
    <Dialog
      title={t('clients.importTitle')}
      onClose={onClose}
      actions={
        <>
          {previewed !== null && foreign.length === 0 && (
            <button
              type="button"
              className="btn btn-primary"
              disabled={importing}
              onClick={() => void importPreviewed(previewed)}
            >
              {t('clients.import')}
            </button>
          )}
          <button type="button" className="btn btn-secondary" onClick={onClose}>
            {t('actions.cancel')}
          </button>
        </>
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
        onChoose={(file) => void previewFile(file)}
      />
      {importing && <ProgressLine text={t('clients.importing')} />}
      {previewed !== null && <ImportPreview preview={previewed.preview} />}
      {previewed !== null && foreign.length > 0 && (
        <ForeignHostsQuestion hosts={foreign} onConfirm={() => void importPreviewed(previewed)} />
      )}
      <FailureAlert failure={failure} />
    </Dialog>
  );
}

/** What the file would make, before anything of it is kept. */
function ImportPreview({ preview }: { readonly preview: ClientPreview }) {
  const { t } = useTranslation();
  const { name, nameInFile, odooUrl, applicationId, outgoing, incoming, hosts } = preview;
  const lines = [
    name === nameInFile
      ? t('clients.preview.name', { name })
      : t('clients.preview.otherName', { name, nameInFile }),
    t('clients.preview.servers', { outgoing, incoming }),
    ...(odooUrl === '' ? [] : [t('clients.preview.odoo', { address: odooUrl })]),
    ...(applicationId === '' ? [] : [t('clients.preview.app', { applicationId })]),
    ...(hosts.length === 0
      ? []
      : [
          t('clients.preview.hosts', { hosts: hosts.map(({ host }) => showHost(host)).join(', ') }),
        ]),
  ];
  return (
    <div aria-live="polite">
      <h3 className="group-title">{t('clients.preview.title')}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
