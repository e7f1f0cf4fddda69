import { type KnownMessage } from '../../known-message.ts';
import { type KnownWords, type WordsPattern } from './known-words.ts';

const said = (message: KnownMessage, pattern: WordsPattern): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'message', message, text }),
});

/** What no single sentence says: two words that belong together, or a word where mail is spoken of. */
export const programWords: readonly KnownWords[] = [
  said(
    'postfix-refuses',
    /postfix\/smtpd\[[^\n]{0,200}NOQUEUE: reject[^\n]{0,400}|NOQUEUE: (?:reject|milter-reject)[^\n]{0,400}|Error: message file too big[^\n]{0,80}|(?<!said: )\b(?:454|554) 5?4?\.?7\.1 <[^>\n]{1,200}>: (?:Relay access denied|Recipient address rejected: Access denied|Sender address rejected)[^\n]{0,80}/u,
  ),
  said(
    'ews-password',
    /(?:\bEWS\b|Exchange\.asmx|exchangelib|EwsExchange|Exchange Web Services)[^\n]{0,400}(?:\n[^\n]{0,400}){0,12}?(?:invalid user or password|Invalid credentials for|Wrong username or password|401 Unauthorized|UnauthorizedError|ErrorInvalidCredentials)[^\n]{0,120}/iu,
  ),
  said(
    'ews-password',
    /(?:invalid user or password|Invalid credentials for|Wrong username or password|401 Unauthorized|UnauthorizedError)[^\n]{0,400}(?:\n[^\n]{0,400}){0,6}?(?:\bEWS\b|Exchange\.asmx|exchangelib|EwsExchange|Exchange Web Services)[^\n]{0,120}/iu,
  ),
  said(
    'odoo-json2-refused',
    /\/json\/2\/[^\n]{0,300}(?:\n[^\n]{0,300}){0,4}?\b401\b[^\n]{0,120}|\b401\b[^\n]{0,200}(?:\n[^\n]{0,300}){0,4}?\/json\/2\/[^\n]{0,120}|(?:Invalid apikey|JSON-2)[^\n]{0,120}\b(?:401|Unauthorized|API key)|\/xmlrpc\/2\/db[^\n]{0,120}404[^\n]{0,40}|\b404\b[^\n]{0,120}\/xmlrpc\/2\/db[^\n]{0,40}/iu,
  ),
  // smtplib was given no recipient, or refused them all itself: the server said nothing.
  said('no-recipients-left', /SMTPRecipientsRefused:? ?(?:\(\{\},?\)|\{\})/u),
  said('service-incident', /\bEX\d{6,7}\b[^\n]{0,200}/u),
  said(
    'unencrypted-connection',
    /(?:smtp|mail|notifier|alert|auth|gomail|listmonk|grafana|gitea)[^\n]{0,200}\bunencrypted connection\b|^\s{0,4}(?:error: )?unencrypted connection\s{0,4}$/iu,
  ),
];
