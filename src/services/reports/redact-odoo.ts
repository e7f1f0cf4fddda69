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
  const lists = (odoo: ReportedOdoo) => ({
    outgoing: odoo.snapshot.outgoing,
    incoming: odoo.snapshot.incoming,
    differences: odoo.differences,
    senders: odoo.senders,
    groups: odoo.mails?.groups ?? [],
    fetching: odoo.mails?.fetching ?? [],
  });
  const [shown, was] = [lists(named), lists(before)];
  const servers = {
    outgoing: await redactItems(
      { named: shown.outgoing, before: was.outgoing, format: outgoing.element },
      noCodes,
      redaction,
    ),
    incoming: await redactItems(
      { named: shown.incoming, before: was.incoming, format: incoming.element },
      noCodes,
      redaction,
    ),
  };
  const said = {
    differences: await redactItems(
      { named: shown.differences, before: was.differences, format: differences.element },
      noCodes,
      redaction,
    ),
    senders: await redactItems(
      { named: shown.senders, before: was.senders, format: senders.element },
      () => [['code']],
      redaction,
    ),
  };
  const ofMails = {
    groups: await redactItems(
      { named: shown.groups, before: was.groups, format: groups.element },
      codesOfMails,
      redaction,
    ),
    fetching: await redactItems(
      { named: shown.fetching, before: was.fetching, format: fetching.element },
      codesOfMails,
      redaction,
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
