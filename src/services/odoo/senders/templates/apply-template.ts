import { type MailServerFields } from '../../../../contract/mail-servers.ts';
import { type TemplateChange } from '../../../../contract/sender-rules.ts';
import { type SenderSettings } from '../../../../contract/sender-settings.ts';
import { assertNever } from '../../../assert-never.ts';
import { createServer, replaceServer } from '../../../clients/mail-servers/mail-server-handlers.ts';
import { type Records, type ClientRecords } from '../../../store/records/records.ts';

/**
 * Does what a template needs, in Collega's records alone and in one change: planned again on what
 * they say then, since another Collega may have changed them after the plan was shown. Answers what
 * was done, with the IDs of what was created.
 */
export function applyTemplate(
  records: Records,
  clientId: string,
  plan: (content: ClientRecords) => TemplateChange[],
  now: Date,
): TemplateChange[] {
  const planned = plan(records.of(clientId));
  if (!planned.some(changesRecords)) return planned;
  return records.updateClient(clientId, ['clients', 'mail-servers'], (draft) =>
    plan(draft).map((change) => {
      changeSetting(draft.client.senderSettings, change);
      return changeServer(draft, clientId, change, now);
    }),
  );
}

/** With Odoo's own default of the priority in each direction. */
function fieldsOf(change: Extract<TemplateChange, { kind: 'create-server' }>): MailServerFields {
  const { direction, mailbox, host, port } = change;
  const shared = { name: mailbox.slice(0, 120), username: mailbox, host, port, active: true };
  return direction === 'outgoing'
    ? {
        ...shared,
        direction,
        encryption: 'starttls',
        fromFilter: mailbox,
        priority: 10,
        sendAs: false,
      }
    : { ...shared, direction, encryption: 'implicit', priority: 5 };
}

function changesRecords(change: TemplateChange): boolean {
  switch (change.kind) {
    case 'create-server':
    case 'change-setting':
      return true;
    case 'change-server':
      return change.chosen;
    case 'keep-server':
    case 'left-out':
      return false;
    default:
      return assertNever(change);
  }
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
  draft: ClientRecords,
  clientId: string,
  change: TemplateChange,
  now: Date,
): TemplateChange {
  switch (change.kind) {
    case 'create-server': {
      const created = createServer(clientId, fieldsOf(change), now.toISOString());
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
    case 'left-out':
    case 'change-setting':
      return change;
    default:
      return assertNever(change);
  }
}
