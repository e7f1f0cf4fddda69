import { type SenderResult, type SenderSetup } from '../../../../contract/sender-rules.ts';
import { findServer, type FoundServer } from './find-server.ts';
import { filled } from './from-filter.ts';
import { buildFrom, prepareMessage, type PreparedMessage } from './prepare-message.ts';
import { parameterFilter } from './sender-defaults.ts';
import { missingSmtpServer } from './sender-error.ts';

export interface AppliedRules {
  readonly found: FoundServer;
  readonly message: PreparedMessage;
  /** The same in the form of odoo-sender-cases.json. */
  readonly result: SenderResult;
}

/**
 * What Odoo does with a message from this sender: which server, why, and what becomes of envelope
 * and header. Pure; what Odoo refuses is a value, with Odoo's words (odoo.md 4).
 */
export function applySenderRules(setup: SenderSetup): AppliedRules {
  const found = findServer(setup);
  const host = found.server?.name ?? filled(setup.cli.smtp_server);
  const message = sendThrough(setup, found, host);
  const start = { find_server: found.server?.name ?? null, find_from: found.smtpFrom };
  if (message.kind === 'refused') {
    const { exception, words } = message.error;
    return { found, message, result: { ...start, send_error: `${exception}: ${words}` } };
  }
  const { envelopeFrom, headerFrom } = message;
  const result = { ...start, envelope_from: envelopeFrom, header_from: headerFrom };
  return { found, message, result: { ...result, host: host ?? '' } };
}

/** In Odoo's order: the message is built, a server is asked for, then both are fitted together. */
function sendThrough(setup: SenderSetup, found: FoundServer, host: string | null): PreparedMessage {
  const from = buildFrom(setup);
  if (from.kind === 'refused') return from;
  if (host === null) return { kind: 'refused', error: missingSmtpServer };
  const filter = found.server === null ? parameterFilter(setup) : filled(found.server.from_filter);
  return prepareMessage(setup, from.text, { filter, smtpFrom: filled(found.smtpFrom) });
}
