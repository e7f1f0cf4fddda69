import { z } from 'zod';
import { type Finding } from '../../contract/findings.ts';
import { type OdooFailedMails, type OdooMailServer } from '../../contract/odoo-mails.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { isoOfOdoo } from '../../contract/odoo-time.ts';
import { describeContext } from '../diagnosis/describe-context.ts';
import { maskCorrespondents } from '../masking/mask-mailboxes.ts';
import { maskPasted } from '../masking/mask-pasted.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { type OdooApi } from './api/odoo-api.ts';
import { askOdoo, readAndKeep, type OdooServices } from './ask-odoo.ts';
import { makeTrouble } from './describe-trouble.ts';
import { describeFetching, describeJobs } from './mails/describe-jobs.ts';
import { explainReason } from './mails/explain-reason.ts';
import { findMailServer } from './mails/find-mail-server.ts';
import { groupMails } from './mails/group-mails.ts';
import { readFailedMails } from './mails/read-failed-mails.ts';
import { readJobs } from './snapshot/read-jobs.ts';
import { majorVersionOf } from './senders/odoo-records.ts';

type MailCalls = 'odoo.mails' | 'odoo.keptMails' | 'odoo.retryMails';

/** Explains what a client's Odoo could not send or fetch, and has it tried again. */
export function createOdooMailHandlers(services: OdooServices): Pick<Handlers, MailCalls> {
  const { records, snapshots, mailFiles, clock, language, announce } = services;
  const ask = askOdoo(services);

  /** Filled with the client's app, and with the mailbox of the server that sent. */
  const explainFor = (clientId: string, { outgoing }: OdooSnapshot) => {
    const servers = new Map(outgoing.map((server) => [server.id, server]));
    const client = records.client(clientId);
    return (reason: string, server: OdooMailServer, sender: string | null): Finding | null => {
      const sent = 'id' in server ? servers.get(server.id) : undefined;
      const context = {
        ...describeContext(client, { mailbox: sent?.username ?? '' }, language()),
        mailboxes: outgoing.flatMap(({ username }) => username ?? []),
      };
      const place = { host: sent?.host ?? null, port: sent?.port ?? null };
      return explainReason(reason, { ...context, ...place, sender });
    };
  };

  return {
    'odoo.mails': ({ clientId, addresses }, { signal }) =>
      ask(clientId, async (api, stored) => {
        const read = await readAndKeep(services, clientId, api, stored, signal);
        if (read.outcome === 'failed') return read;
        const { snapshot } = read;
        const { failed, oldestWaiting } = await readFailedMails(api, signal);
        const fields = snapshots.read(clientId)?.fields ?? stored.fields;
        const jobs = snapshot.jobs ?? (await readJobs(api, fields, signal));
        const explain = explainFor(clientId, snapshot);
        const serverOf = findMailServer(snapshot);
        const describe = ({ mask, maskName }: Masking): OdooFailedMails => ({
          readAt: snapshot.readAt,
          failed: snapshot.mails.exception,
          notifications: failed.filter(({ mailId }) => mailId === null).length,
          waiting: { count: snapshot.mails.outgoing, oldestAt: isoOfOdoo(oldestWaiting) },
          groups: groupMails(failed, { explain, serverOf, mask, maskName }),
          jobs: describeJobs(jobs, snapshot, clock.now()),
          fetching: describeFetching(snapshot, Number(majorVersionOf(snapshot.version)) >= 19).map(
            (server) => ({
              ...server,
              message: mask(server.message),
              finding:
                server.message === ''
                  ? null
                  : explain(mask(server.message), { how: 'unknown' }, null),
            }),
          ),
        });
        const masked = describe(maskOthers(snapshot));
        mailFiles.write(clientId, masked);
        announce(clientId);
        const unmasked = { mask: maskPasted, maskName: (name: string) => name };
        return { outcome: 'read' as const, mails: addresses ? describe(unmasked) : masked };
      }),

    'odoo.keptMails': ({ clientId }) => mailFiles.read(clientId),

    'odoo.retryMails': ({ clientId, mailIds }, { signal }) =>
      ask(clientId, async (api, stored) => {
        const read = await readAndKeep(services, clientId, api, stored, signal);
        if (read.outcome === 'failed') return read;
        if (read.snapshot.neutralized) {
          const trouble = makeTrouble('neutralized', stored.connection, language());
          return { outcome: 'failed' as const, trouble };
        }
        const still = await findFailed(api, mailIds, signal);
        if (still.length > 0) {
          await api.call({ model: 'mail.mail', method: 'mark_outgoing', ids: still }, signal);
          mailFiles.remove(clientId);
          announce(clientId);
        }
        return { outcome: 'queued' as const, count: still.length };
      }),
  };
}

const found = z.array(z.looseObject({ id: z.number().int().positive() }));

/** Sent, cancelled or deleted meanwhile: such a mail must not leave again. */
async function findFailed(
  api: OdooApi,
  mailIds: readonly number[],
  signal: AbortSignal,
): Promise<number[]> {
  const domain = [
    ['id', 'in', mailIds],
    ['state', '=', 'exception'],
  ];
  const answer = await api.call(
    {
      model: 'mail.mail',
      method: 'search_read',
      args: [['domain', domain]],
      named: { fields: ['id'] },
    },
    signal,
  );
  const asked = new Set(mailIds);
  return found.parse(answer).flatMap(({ id }) => (asked.has(id) ? id : []));
}

interface Masking {
  readonly mask: (text: string) => string;
  /** Of someone whose address is not known. */
  readonly maskName: (name: string) => string;
}

/** The client's mailboxes stay, as in the snapshot beside it and in commands; no other address does. */
function maskOthers({ outgoing, incoming }: OdooSnapshot): Masking {
  const mailboxes = [...outgoing, ...incoming].flatMap(({ username }) => username ?? []);
  const mask = maskCorrespondents(mailboxes);
  return { mask: (text) => mask(withoutNames(maskPasted(text))), maskName: () => '' };
}

/** `"Mario Rossi" <mario@…>`: the name says as much as the address, which stands alone then. */
function withoutNames(text: string): string {
  return text.replace(
    /(?:"[^"\n<>@]{1,200}"|[^\s"<>@,;:][^"\n<>@,;:]{0,199}?)\s+<([^<>\s]{1,300}@[^<>\s]{1,300})>/gu,
    '$1',
  );
}
