import { type SenderSetup } from '../../../../contract/sender-rules.ts';
import { takeEnvelopeAddress } from './envelope-address.ts';
import { acceptsAddress, filled } from './from-filter.ts';
import { normaliseAddress } from './normalise-address.ts';
import { defaultBounce, defaultFrom } from './sender-defaults.ts';
import { malformedSender, noSender, noSenderOrBounce, type SenderError } from './sender-error.ts';
import { serialiseHeader } from './serialise-header.ts';
import { splitAddresses } from './split-addresses.ts';

/** What a session knows once its server is chosen. */
export interface SenderSession {
  /** Filter of the server, or of Odoo's parameters; null accepts everything. */
  readonly filter: string | null;
  readonly smtpFrom: string | null;
}

export type PreparedMessage =
  | {
      readonly kind: 'prepared';
      readonly envelopeFrom: string;
      readonly headerFrom: string;
      /** `encapsulated`: the sender became the name before the notifications address. */
      readonly header: 'kept' | 'replaced' | 'encapsulated';
      readonly envelope: 'bounce-address' | 'sender';
    }
  | { readonly kind: 'refused'; readonly error: SenderError };

/**
 * Envelope sender and From header of a built message in a session (odoo.md 4, `prepare`).
 * @param from the message's From header, as `buildFrom` answers it
 */
export function prepareMessage(
  setup: SenderSetup,
  from: string,
  session: SenderSession,
): PreparedMessage {
  const bounceAddress =
    filled(setup.context.domain_bounce_address) ??
    filled(setup.return_path) ??
    defaultBounce(setup);
  const bounce = bounceAddress ?? filled(from);
  const given = session.smtpFrom ?? filled(from) ?? bounce;
  if (given === null) return { kind: 'refused', error: noSenderOrBounce };

  const notifications = normaliseAddress(defaultFrom(setup));
  const foreign =
    notifications !== null &&
    normaliseAddress(given) === notifications &&
    normaliseAddress(from) !== notifications;
  const sender = foreign ? encapsulateSender(from, notifications) : given;

  const header = writeFrom(sender);
  if (header.kind === 'refused') return header;
  const bounceFits = acceptsAddress(session.filter, bounce);
  const envelopeFrom = takeEnvelopeAddress(bounceFits ? (bounce ?? '') : sender);
  if (envelopeFrom === null) return { kind: 'refused', error: malformedSender };
  return {
    kind: 'prepared',
    envelopeFrom,
    headerFrom: header.text,
    header: foreign ? 'encapsulated' : header.text === from ? 'kept' : 'replaced',
    // Without a bounce address the From itself stands in for it.
    envelope: bounceFits && bounceAddress !== null ? 'bounce-address' : 'sender',
  };
}

export type WrittenFrom =
  | { readonly kind: 'header'; readonly text: string }
  | { readonly kind: 'refused'; readonly error: SenderError };

/** The From header that the message starts with: the notifications address stands in for none. */
export function buildFrom(setup: SenderSetup): WrittenFrom {
  const from = filled(setup.from_addr) ?? defaultFrom(setup);
  return from === null ? { kind: 'refused', error: noSender } : writeFrom(from);
}

function writeFrom(text: string): WrittenFrom {
  const written = serialiseHeader(text);
  if (written.kind === 'header') return written;
  const { exception, words } = written;
  return { kind: 'refused', error: { code: 'malformed-header', exception, words } };
}

/** The sender's name, else the local part, before another address: `"John" <notifications@…>`. */
export function encapsulateSender(from: string, address: string): string {
  const [old] = splitAddresses(from);
  const [given] = splitAddresses(address);
  if (old === undefined || given === undefined) return from;
  const name = old.name === '' ? (old.address.split('@')[0] ?? '') : old.name;
  if (name === '') return given.address;
  return `"${name.replace(/[\\"]/g, '\\$&')}" <${given.address}>`;
}
