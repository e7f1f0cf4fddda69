import { type TemplateChange } from '../../contract/sender-rules.ts';
import { type SenderSettings } from '../../contract/sender-settings.ts';
import { assertNever } from '../assert-never.ts';
import { fail } from '../failure-error.ts';
import { createServer, replaceServer } from '../mail-servers/mail-server-handlers.ts';
import { type Records, type RecordsContent } from '../records/records.ts';

/**
 * Does what was planned, in Collega's records alone. Answers the same changes, with the IDs of what
 * was created. Settings first: should the second write fail, the same template completes the first.
 */
export function applyTemplate(
  records: Records,
  clientId: string,
  planned: readonly TemplateChange[],
  now: Date,
): TemplateChange[] {
  if (planned.some(({ kind }) => kind === 'change-setting')) {
    records.update({ topic: 'clients', clientId: null }, (draft) => {
      const client = draft.clients.find(({ id }) => id === clientId);
      if (client === undefined) fail({ kind: 'not-found', what: 'client' });
      for (const change of planned) changeSetting(client.senderSettings, change);
    });
  }
  if (!planned.some(changesServer)) return [...planned];
  const done: TemplateChange[] = [];
  records.update({ topic: 'mail-servers', clientId }, (draft) => {
    done.splice(0);
    for (const change of planned) done.push(changeServer(draft, clientId, change, now));
  });
  return done;
}

function changesServer(change: TemplateChange): boolean {
  return change.kind === 'create-server' || (change.kind === 'change-server' && change.chosen);
}

function changeSetting(settings: SenderSettings, change: TemplateChange): void {
  if (change.kind !== 'change-setting') return;
  switch (change.setting) {
    case 'aliasDomain.name':
      settings.aliasDomain.name = change.after;
      return;
    case 'aliasDomain.defaultFrom':
      settings.aliasDomain.defaultFrom = change.after;
      return;
    case 'mailDefaultFrom':
      settings.mailDefaultFrom = change.after;
      return;
    default:
      assertNever(change.setting);
  }
}

function changeServer(
  draft: RecordsContent,
  clientId: string,
  change: TemplateChange,
  now: Date,
): TemplateChange {
  switch (change.kind) {
    case 'create-server': {
      const { mailbox, host, port } = change;
      const created = createServer(
        clientId,
        {
          direction: 'outgoing',
          name: mailbox.slice(0, 120),
          username: mailbox,
          host,
          port,
          encryption: 'starttls',
          active: true,
          fromFilter: mailbox,
          priority: 10,
          sendAs: false,
        },
        now.toISOString(),
      );
      draft.mailServers.push(created);
      return { ...change, serverId: created.id };
    }
    case 'change-server':
      if (change.chosen) {
        replaceServer(draft, change.serverId, (server) =>
          server.direction === 'outgoing'
            ? { ...server, fromFilter: change.filterAfter, active: true }
            : server,
        );
      }
      return change;
    case 'keep-server':
    case 'change-setting':
      return change;
    default:
      return assertNever(change);
  }
}
