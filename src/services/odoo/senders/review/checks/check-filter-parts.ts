import { domainToASCII, domainToUnicode } from 'node:url';
import { type OutgoingServer } from '../../../../../contract/mail-servers.ts';
import { normaliseAddress } from '../../rules/normalise-address.ts';
import { partsOf, readPart, type ReviewedSetUp } from '../reviewed-set-up.ts';
import { type IssueCode, type SenderIssue } from '../sender-issue.ts';

type PartCode = Extract<IssueCode, `filter-part-${string}`>;

/** Parts of a filter that no sender can match, or not the one that was meant (cases 44 to 47, 79). */
export function checkFilterParts({ servers, domain }: ReviewedSetUp): SenderIssue[] {
  return servers.flatMap((server) => {
    const faults = partsOf(server).flatMap((part) => {
      const code = checkPart(part, server, domain);
      return code === null ? [] : [{ part, code }];
    });
    const codes = [...new Set(faults.map(({ code }) => code))];
    const works = partsOf(server).some((part) => readPart(part) !== null);
    return codes.map((code): SenderIssue => {
      const parts = faults.filter((fault) => fault.code === code).map(({ part }) => part);
      return {
        code,
        // With a part that works, the others are only useless.
        severity: works ? 'warning' : 'error',
        owner: 'odoo-admin',
        params: { parts: parts.join(', '), server: server.name, mailbox: server.username },
        serverIds: [server.id],
      };
    });
  });
}

function checkPart(part: string, server: OutgoingServer, home: string): PartCode | null {
  const read = readPart(part);
  if (part.startsWith('@')) return 'filter-part-at-domain';
  if (part.includes('*')) return 'filter-part-wildcard';
  const addresses = part.split('@').length - 1;
  if (part.includes(';') && (read === null || addresses > 1)) return 'filter-part-semicolon';
  // `John john@example.com` works in Odoo; of two addresses with a blank between, only one would.
  if (/\s/.test(part) && (read === null || (addresses > 1 && !part.includes('<')))) {
    return 'filter-part-spaces';
  }
  if (read === null) return 'filter-part-unusable';
  if (read.kind === 'address' && hasTag(read.target) && !isMailbox(read.target, server)) {
    return 'filter-part-plus-tag';
  }
  const domain = read.target.split('@').at(-1) ?? '';
  const known = [server.username.split('@').at(-1)?.toLowerCase() ?? '', home];
  return isOtherScript(domain, known) ? 'filter-part-other-script' : null;
}

function hasTag(address: string): boolean {
  return /^[^@]*\+/.test(address);
}

function isMailbox(address: string, server: OutgoingServer): boolean {
  return normaliseAddress(server.username) === address;
}

/** Odoo never translates between `xn--…` and letters: a filter needs the form that addresses have. */
function isOtherScript(domain: string, known: readonly string[]): boolean {
  if (known.includes(domain)) return false;
  if (/(^|\.)xn--/.test(domain)) return domainToUnicode(domain) !== domain;
  return !/^[\0-\x7f]*$/.test(domain) && known.includes(domainToASCII(domain));
}
