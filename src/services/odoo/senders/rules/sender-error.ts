/** Why Odoo does not send, as data; `words` are Odoo's own (or Python's below it). */
export interface SenderError {
  readonly code:
    | 'no-sender'
    | 'no-sender-or-bounce'
    | 'malformed-sender'
    | 'malformed-header'
    | 'missing-smtp-server';
  readonly exception: 'AssertionError' | 'UserError' | 'ValueError' | 'IndexError';
  readonly words: string;
}

export const noSender: SenderError = {
  code: 'no-sender',
  exception: 'AssertionError',
  words:
    'You must either provide a sender address explicitly or configure using the combination of ' +
    '`mail.catchall.domain` and `mail.default.from` ICPs, in the server configuration file or ' +
    'with the --email-from startup parameter.',
};

export const noSenderOrBounce: SenderError = {
  code: 'no-sender-or-bounce',
  exception: 'AssertionError',
  words: 'The Return-Path or From header is required for any outbound email',
};

export const malformedSender: SenderError = {
  code: 'malformed-sender',
  exception: 'AssertionError',
  words: "Malformed 'Return-Path' or 'From' address. It should contain one valid plain ASCII email",
};

export const missingSmtpServer: SenderError = {
  code: 'missing-smtp-server',
  exception: 'UserError',
  words:
    'Missing SMTP Server\n' +
    'Please define at least one SMTP server, or provide the SMTP parameters explicitly.',
};
