import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { ImportedFile } from './imported-file.tsx';
import { type ChosenFile, type ImportedClient, useClientImport } from './use-client-import.ts';

interface ImportClientDialogProps {
  readonly onImported: (imported: readonly [ImportedClient, ...ImportedClient[]]) => void;
  readonly onClose: () => void;
}

/**
 * Takes clients' files, one or many, by choice or by drop; shows what each would make, and stays
 * open as long as one is left.
 */
export function ImportClientDialog({ onImported, onClose }: ImportClientDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const { files, choose, leaveOut, importFiles, importing, isHere } = useClientImport();
  const ready = files.filter(isUnquestioned);
  const started = files.some(({ state }) => state.kind === 'imported');
  const end = (all: readonly ChosenFile[]) => {
    const [first, ...more] = importedOf(all);
    if (first === undefined) onClose();
    else onImported([first, ...more]);
  };
  const importThese = async (wanted: readonly ChosenFile[]): Promise<void> => {
    const after = await importFiles(wanted);
    if (isHere() && after.every(({ state }) => state.kind === 'imported')) end(after);
  };
  return (
    <Dialog
      title={t('clients.importTitle')}
      onClose={() => end(files)}
      actions={
        <>
          {ready.length > 0 && (
            <button
              type="button"
              className="btn btn-primary"
              disabled={importing}
              onClick={() => void importThese(ready)}
            >
              {ready.length === 1
                ? t('clients.import')
                : t('clients.importMany', { count: ready.length })}
            </button>
          )}
          <button type="button" className="btn btn-secondary" onClick={() => end(files)}>
            {started ? t('actions.close') : t('actions.cancel')}
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
        multiple
        onChoose={(...chosen) => void choose(chosen)}
      />
      {importing && <ProgressLine text={t('clients.importing')} />}
      {files.map((file, index) => (
        <ImportedFile
          key={file.id}
          file={file}
          named={files.length > 1}
          nameTaken={files.slice(0, index).some((other) => nameOf(other) === nameOf(file))}
          disabled={importing}
          onConfirm={() => void importThese([file])}
          onLeaveOut={() => leaveOut(file.id)}
        />
      ))}
    </Dialog>
  );
}

/** Ready, and without a host that is to be confirmed first. */
function isUnquestioned({ state }: ChosenFile): boolean {
  return state.kind === 'ready' && state.preview.hosts.every(({ foreign }) => !foreign);
}

function importedOf(files: readonly ChosenFile[]): ImportedClient[] {
  return files.flatMap(({ state }) => (state.kind === 'imported' ? [state.imported] : []));
}

/** Under which it would be here; not known of a file that was refused or is done. */
function nameOf({ id, state }: ChosenFile): string {
  return state.kind === 'ready' ? state.preview.name : `\0${id}`;
}
