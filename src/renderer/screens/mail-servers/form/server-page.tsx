import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type MailboxLink } from '../../../../contract/mailbox-links.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useQueryCall } from '../../../window-services/use-query-call.ts';
import { paths } from '../../../navigation/paths.ts';
import { useLeaveGuard } from '../../../ui/use-leave-guard.tsx';
import { ControlPanel } from '../../../ui/control-panel.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { CounterpartPanel, TestPanel } from '../../connection-tests/test-panel.tsx';
import { TestStatusLine } from '../../connection-tests/test-status-line.tsx';
import { ReportButton } from '../../reports/report-button.tsx';
import { ServerActions } from './server-actions.tsx';
import { useNotedRecord } from '../list/use-list-place.ts';
import { listKey, useListedServers, useListView } from '../list/use-list-view.ts';
import { type ServerDraft, type ServerFormProps } from './use-server-form.ts';

interface ServerPageProps extends ServerFormProps {
  readonly draft: Omit<ServerDraft, 'form'>;
  /** Buttons and status bar above the sheet. */
  readonly header: ReactNode;
  readonly children: ReactNode;
}

/** Fields at which a refused save names its problem; the rest is named above the form. */
const serverFields = [
  'name',
  'username',
  'host',
  'port',
  'encryption',
  'fromFilter',
  'priority',
].flatMap((field) => [field, `fields.${field}`]);

/** Everything around the sheet that both directions share, and the test panel below it. */
export function ServerPage(props: ServerPageProps) {
  const { client, direction, server, draft } = props;
  const { t } = useTranslation();
  const leaveDialog = useLeaveGuard({
    dirty: draft.dirty,
    save: draft.saveAll,
  });
  const listPath = paths.servers(client.id, direction);
  const newPath = paths.newServer(client.id, direction);
  const { location } = useServices();
  const pagerPaths = usePagerPaths(props);
  useNotedRecord(listKey(client.id, direction), server?.id ?? null);
  /** From one new record to the next the address is the same: save the first, then start over. */
  const saveAndStartOver = async () => {
    if ((await draft.save()) !== null) location.navigate(newPath);
  };
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void draft.save();
        }}
      >
        <ControlPanel
          title={server?.name ?? t('actions.new')}
          parent={{ title: t(`nav.${direction}`), path: listPath }}
          buttons={
            <Link
              href={newPath}
              className="btn btn-outline-primary"
              data-shortcut="c"
              aria-keyshortcuts="Alt+C"
              onClick={() => {
                if (server === null && draft.dirty) void saveAndStartOver();
              }}
            >
              {t('actions.new')}
            </Link>
          }
          actions={server !== null && <ServerActions server={server} onBefore={draft.save} />}
          draft={{
            dirty: draft.dirty,
            saving: draft.saving,
            onSave: () => void draft.save(),
            onDiscard: draft.discard,
          }}
          right={
            server !== null && (
              <Pager paths={pagerPaths} current={paths.server(client.id, direction, server.id)} />
            )
          }
        />
        <div className="page-body">
          <div className="form-header d-flex flex-wrap align-items-center gap-2 mb-2">
            {props.header}
            {server !== null && (
              <TestStatusLine
                client={client}
                server={server}
                servers={props.servers}
                unsaved={draft.dirty}
              />
            )}
          </div>
          <FailureAlert failure={draft.failure} shownFields={serverFields} />
          <div className="sheet">
            {server?.active === false && (
              <div className="ribbon position-absolute top-0 overflow-hidden pe-none">
                <span className="position-absolute text-white text-center fw-semibold">
                  {t('serverForm.archived')}
                </span>
              </div>
            )}
            {props.children}
          </div>
        </div>
        {/* Enter in a field saves, as in Odoo's forms; a form needs a submit button for that. */}
        <button type="submit" className="d-none" tabIndex={-1} aria-hidden="true" />
      </form>
      <div className="page-body pt-0">
        {server !== null && (
          <TestPanel
            client={client}
            server={server}
            unsaved={draft.dirty}
            actions={<ReportButton client={client} servers={props.servers} server={server} />}
          />
        )}
        {server !== null && (
          <CounterpartPanel client={client} serverId={server.id} servers={props.servers} />
        )}
        {leaveDialog}
      </div>
    </>
  );
}

const noLinks: readonly MailboxLink[] = [];

/** The records before and after as the list showed them; all of them for one that it does not show. */
function usePagerPaths({ client, direction, server, servers }: ServerFormProps): string[] {
  const links = useQueryCall('mailboxLinks.list', { clientId: client.id });
  const [view] = useListView(listKey(client.id, direction));
  const { listed, shown } = useListedServers(
    { servers, links: links.data ?? noLinks, azureApp: client.azureApp, direction },
    view,
  );
  const id = server?.id;
  return useMemo(() => {
    const inView = shown.some((each) => each.server.id === id);
    return (inView ? shown : listed).map((each) =>
      paths.server(client.id, direction, each.server.id),
    );
  }, [shown, listed, id, client.id, direction]);
}
