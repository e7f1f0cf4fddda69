import { type z } from 'zod';
import { reportedOdoo, type ReportedOdoo } from '../../contract/reports.ts';
import { type Place } from './keep-identifiers.ts';
import { redactItems, redactPart, type Redaction } from './redact-parts.ts';

const { snapshot: snapshotFormat, differences, senders, mails: mailsFormat } = reportedOdoo.shape;
const { outgoing, incoming } = snapshotFormat.shape;
const { groups, fetching } = mailsFormat.unwrap().shape;

/** What was read of a client's Odoo, which has as many servers and failed mails as the client. */
export async function redactOdoo(
  named: ReportedOdoo,
  before: ReportedOdoo,
  redaction: Redaction,
): Promise<ReportedOdoo> {
  const redactList = <Item>(
    listOf: (odoo: ReportedOdoo) => readonly Item[],
    format: z.ZodType<Item>,
    codes: (item: Item) => readonly Place[] = noCodes,
  ): Promise<Item[]> =>
    redactItems({ named: listOf(named), before: listOf(before), format }, codes, redaction);
  const servers = {
    outgoing: await redactList(({ snapshot }) => snapshot.outgoing, outgoing.element),
    incoming: await redactList(({ snapshot }) => snapshot.incoming, incoming.element),
  };
  const said = {
    differences: await redactList((odoo) => odoo.differences, differences.element),
    senders: await redactList(
      (odoo) => odoo.senders,
      senders.element,
      () => [['code']],
    ),
  };
  const ofMails = {
    groups: await redactList(({ mails }) => mails?.groups ?? [], groups.element, codesOfMails),
    fetching: await redactList(
      ({ mails }) => mails?.fetching ?? [],
      fetching.element,
      codesOfMails,
    ),
  };
  const rest = await redactPart(
    { named: withoutLists(named), before: withoutLists(before), format: reportedOdoo },
    noCodes,
    redaction,
  );
  return {
    ...rest,
    ...said,
    snapshot: { ...rest.snapshot, ...servers },
    mails: rest.mails && { ...rest.mails, ...ofMails },
  };
}

const noCodes = (): readonly Place[] => [];

function codesOfMails({ finding }: { readonly finding: unknown }): readonly Place[] {
  return finding === null ? [] : [['finding', 'code']];
}

function withoutLists(odoo: ReportedOdoo): ReportedOdoo {
  return {
    snapshot: { ...odoo.snapshot, outgoing: [], incoming: [] },
    differences: [],
    senders: [],
    mails: odoo.mails && { ...odoo.mails, groups: [], fetching: [] },
  };
}
