import { type SenderReview } from '../../../../contract/sender-rules.ts';
import { addressesOf, domainsOf, type ReviewedSetUp } from './reviewed-set-up.ts';

/** More senders would show nothing new, and a review must stay quick with 1,000 servers. */
const maxSamples = 60;

/** RFC 2606 keeps this domain free: it has no owner. */
const outsider = 'someone@elsewhere.example';

/** Senders of every sort for this client: its mailboxes, its domains, a stranger, Odoo itself. */
export function listSampleSenders(setUp: ReviewedSetUp): string[] {
  const { servers, notifications } = setUp;
  const mailboxes = servers.map(({ username }) => username.toLowerCase());
  const domains = new Set([setUp.domain, ...servers.flatMap(domainsOf)].filter(Boolean));
  const all = [
    outsider,
    ...(notifications === null ? [] : [notifications]),
    ...[...domains].slice(0, maxSamples / 3).map((domain) => `someone@${domain}`),
    ...mailboxes,
    ...servers.flatMap(addressesOf),
  ];
  return [...new Set(all)].slice(0, maxSamples);
}

/** Senders that a user would like to try, with a name before the address as Odoo writes it. */
export function listExamples({
  servers,
  notifications,
  domain,
}: ReviewedSetUp): SenderReview['examples'] {
  const user = servers
    .map(({ username }) => username)
    .find((username) => username.toLowerCase() !== notifications);
  const home = domain !== '' ? domain : (servers[0]?.username.split('@')[1] ?? '');
  return [
    ...(user === undefined ? [] : [{ kind: 'user' as const, from: user }]),
    // Without a server there is none that a colleague could lack.
    ...(home === '' || servers.length === 0
      ? []
      : [{ kind: 'colleague' as const, from: `"Anna Colleague" <anna.colleague@${home}>` }]),
    { kind: 'outsider', from: `"Carl Customer" <carl@elsewhere.example>` },
    ...(notifications === null ? [] : [{ kind: 'notifications' as const, from: notifications }]),
  ];
}
