import { randomUUID } from 'node:crypto';
import { type Client } from '../../contract/clients.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { type SignInOutcome } from '../../contract/sign-in.ts';
import { assertNever } from '../../services/assert-never.ts';
import { type Collega } from '../../services/collega.ts';
import { askCollega } from './ask-collega.ts';
import { formatFinding } from '../output/print-report.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate, formatTime } from '../terminal/texts.ts';

/** Signs in and says how it went, on standard error. */
export async function linkMailbox(
  collega: Collega,
  terminal: Terminal,
  wanted: {
    readonly client: Client;
    readonly mailbox: string;
    /** Keep another account as the delegate of a shared mailbox. */
    readonly keepAsDelegate: boolean;
    /** Sign in with the system's browser and a redirect to loopback. */
    readonly inBrowser?: boolean;
  },
  signal: AbortSignal,
): Promise<SignInOutcome> {
  const flowId = randomUUID();
  const { client, mailbox } = wanted;
  const stopEvents = collega.onEvent((name, payload) => {
    if (!('flowId' in payload) || payload.flowId !== flowId) return;
    if (name === 'signIn.progress' && 'phase' in payload) {
      terminal.note(`  … ${translate(`phases.${payload.phase}`)}`);
    }
    if (name === 'signIn.addressReady' && 'authorizeUrl' in payload) {
      terminal.note(translate(payload.opened ? 'browserOpened' : 'browserNotOpened'));
      terminal.note(payload.authorizeUrl);
    }
  });
  try {
    const way = wanted.inBrowser === true ? 'browser' : 'window';
    const request = { flowId, clientId: client.id, mailbox, way } as const;
    if (way === 'browser') terminal.note(translate('browserWay'));
    const outcome = await askCollega(collega, 'signIn.start', request, signal);
    if (outcome.outcome === 'other-account' && wanted.keepAsDelegate) {
      const link = await askCollega(collega, 'signIn.keepAsDelegate', { flowId }, signal);
      const kept = { outcome: 'linked', link } as const;
      describeOutcome(kept, terminal);
      return kept;
    }
    if (outcome.outcome === 'other-account') {
      await askCollega(collega, 'signIn.cancel', { flowId }, signal);
    }
    describeOutcome(outcome, terminal);
    return outcome;
  } finally {
    stopEvents();
  }
}

function describeOutcome(outcome: SignInOutcome, terminal: Terminal): void {
  switch (outcome.outcome) {
    case 'linked':
      terminal.note(`  ✓ ${describeLink(outcome.link)}`);
      break;
    case 'other-account':
      terminal.note(
        `  ✗ ${translate('otherAccount', {
          account: outcome.account.username,
          tenant: outcome.account.tenantId ?? '–',
          mailbox: outcome.mailbox,
        })}`,
      );
      break;
    case 'failed':
      terminal.note(outcome.findings.map(formatFinding).join('\n'));
      break;
    case 'cancelled':
      terminal.note(`  ✗ ${translate('signInCancelled')}`);
      break;
    default:
      assertNever(outcome);
  }
}

function describeLink(link: MailboxLink): string {
  return translate(link.kind === 'owner' ? 'tokenValid' : 'tokenValidDelegate', {
    mailbox: link.mailbox,
    account: link.account.username,
    until: formatTime(new Date(link.accessTokenExpiresAt)),
  });
}
