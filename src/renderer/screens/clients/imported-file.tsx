import { useTranslation } from 'react-i18next';
import { showHost } from '../../../contract/mail-hosts.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CrossIcon, TickIcon } from '../../ui/icons.tsx';
import { ForeignHostsQuestion } from './foreign-hosts-question.tsx';
import { type ChosenFile, type ReadyState } from './use-client-import.ts';

interface ImportedFileProps {
  readonly file: ChosenFile;
  /** Among several: each below the name of its file. */
  readonly named: boolean;
  /** By another file of the same choice, which is imported first. */
  readonly nameTaken: boolean;
  readonly disabled: boolean;
  /** Its foreign hosts are right. */
  readonly onConfirm: () => void;
  readonly onLeaveOut: () => void;
}

/** One chosen file: what it would make, what is wrong with it, or what it has made. */
export function ImportedFile(props: ImportedFileProps) {
  const { file, named, nameTaken, disabled, onConfirm, onLeaveOut } = props;
  const { t } = useTranslation();
  const { state } = file;
  return (
    <section aria-live="polite" aria-label={file.name}>
      {named && (
        <div className="d-flex align-items-center justify-content-between gap-2">
          <h3 className="group-title file-title text-break">{file.name}</h3>
          {state.kind !== 'imported' && (
            <button
              type="button"
              className="icon-button"
              aria-label={t('clients.leaveOut', { file: file.name })}
              disabled={disabled}
              onClick={onLeaveOut}
            >
              <CrossIcon />
            </button>
          )}
        </div>
      )}
      {state.kind === 'refused' && <FailureAlert failure={state.failure} />}
      {state.kind === 'imported' && (
        <p>
          <TickIcon />{' '}
          {t('clients.importedFile', {
            name: state.imported.client.name,
            servers: state.imported.servers,
          })}
        </p>
      )}
      {state.kind === 'ready' && (
        <ReadyFile
          state={state}
          nameTaken={nameTaken}
          disabled={disabled}
          titled={!named}
          onConfirm={onConfirm}
        />
      )}
    </section>
  );
}

interface ReadyFileProps extends Pick<ImportedFileProps, 'nameTaken' | 'disabled' | 'onConfirm'> {
  readonly state: ReadyState;
  readonly titled: boolean;
}

/** What the file would make, before anything of it is kept. */
function ReadyFile({ state, nameTaken, disabled, titled, onConfirm }: ReadyFileProps) {
  const { t } = useTranslation();
  const { name, nameInFile, odooUrl, applicationId, outgoing, incoming, hosts } = state.preview;
  const foreign = hosts.filter((each) => each.foreign);
  const lines = [
    name === nameInFile
      ? t('clients.preview.name', { name })
      : t('clients.preview.otherName', { name, nameInFile }),
    ...(nameTaken ? [t('clients.preview.nameTaken', { name })] : []),
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
    <>
      {titled && <h3 className="group-title">{t('clients.preview.title')}</h3>}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {foreign.length > 0 && (
        <ForeignHostsQuestion hosts={foreign} disabled={disabled} onConfirm={onConfirm} />
      )}
      <FailureAlert failure={state.failure} />
    </>
  );
}
