import { asciiHost } from '../../contract/mail-hosts.ts';
import { consentParamsOf } from './consent-address-template.ts';
import { type FactName, factNames } from './dated-facts.ts';
import { type DiagnosisContext, type Signal } from './signal.ts';

/** Every placeholder that a text or a command may use. */
export const placeholders = [
  'mailbox',
  'signedInAs',
  'host',
  'port',
  'applicationId',
  'tenant',
  'consentTenant',
  'loginHost',
  'consentScope',
  'redirectUri',
  'issuer',
  'aadsts',
  'retryAfterSeconds',
  'networkCode',
  'expiresOn',
  'correlationId',
  'traceId',
  'timestamp',
  // What a text itself holds, by the entry's `quotes`.
  'parameter',
  'sizeLimit',
  'messageSize',
  'textLinks',
  'checks',
  'recipientServer',
  'daysLeft',
  // Dates of Microsoft, by the entry's `facts`.
  ...factNames,
  'factsAsOf',
] as const;
/** Those that every finding has a value for. */
type Placeholder = Exclude<(typeof placeholders)[number], FactName | 'factsAsOf'>;

/** Shown where the other side did not say something: a text must never show a hole. */
const unsaid = '—';

/** Shown where the client's own data are not known: to be seen, and replaced, in a command. */
const unknown = {
  mailbox: '<MAILBOX>',
  signedInAs: '<SIGNED-IN-USER>',
  host: '<HOST>',
  port: '<PORT>',
  applicationId: '<APPLICATION-ID>',
  tenant: '<TENANT>',
  redirectUri: '<REDIRECT-URI>',
} as const;

/** Stands for the address to be sent as, where neither the text nor its reader names it. */
export const unknownSender = '<FROM-ADDRESS>';

/** For commands about a client that is not known here: placeholders alone. */
export const unknownParams: Readonly<Record<string, string>> = {
  ...unknown,
  consentTenant: unknown.tenant,
  ...consentParamsOf('global'),
};

/** The values for the texts and commands of a finding. Unknown ones are visible placeholders. */
export function describeParams(
  signal: Signal,
  context: DiagnosisContext,
): Record<Placeholder, string> {
  return {
    mailbox: context.mailbox === '' ? unknown.mailbox : context.mailbox,
    signedInAs: context.signedInAs ?? unknown.signedInAs,
    host: context.host ?? unknown.host,
    port: context.port === null ? unknown.port : String(context.port),
    applicationId: context.applicationId ?? unknown.applicationId,
    tenant: context.tenant ?? unknown.tenant,
    issuer: (signal.kind === 'network' ? signal.issuer : undefined) ?? '—',
    // Microsoft's admin consent page takes it where the tenant is not known.
    consentTenant: context.tenant ?? 'organizations',
    ...consentParamsOf(context.cloud ?? 'global'),
    redirectUri: context.redirectUri ?? unknown.redirectUri,
    aadsts: signal.kind === 'oauth' && signal.aadsts !== null ? `AADSTS${signal.aadsts}` : unsaid,
    retryAfterSeconds: retryAfterOf(signal) ?? unsaid,
    networkCode: networkCodeOf(signal),
    expiresOn: signal.kind === 'azure-app' ? signal.text : unsaid,
    correlationId: captured(signal.text, /Correlation ID:? *([\w-]{8,64})/i),
    traceId: captured(signal.text, /Trace ID:? *([\w-]{8,64})/i),
    parameter: unsaid,
    sizeLimit: unsaid,
    messageSize: unsaid,
    textLinks: unsaid,
    checks: unsaid,
    recipientServer: unsaid,
    daysLeft: unsaid,
    timestamp: captured(signal.text, /Timestamp:? *([\d][\d :TZ.+-]{8,40})/i),
  };
}

/** Whether a finding's value stands for something unknown. */
export function isUnknown(value: string | undefined): boolean {
  return value === undefined || value === unsaid || /^<[A-Z-]+>$/.test(value);
}

/** Whether a finding's evidence is the other side's words: that of a network error is this computer's. */
export function quotesServer(params: Readonly<Record<string, string>>): boolean {
  return isUnknown(params['networkCode']);
}

/**
 * Fills `{placeholder}`s of an address or of a PowerShell command, quoted so that a value stays one
 * value. What is not known stays visible as `<TENANT>`.
 */
export function fillCommand(command: string, params: Readonly<Record<string, string>>): string {
  const quote = command.startsWith('https://') ? encodeURIComponent : quoteForPowerShell;
  return command.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name] ?? whole;
    if (isUnknown(value)) return value;
    return quote(name === 'host' ? asciiHost(value) : value);
  });
}

/**
 * `john@contoso.com` needs no quotes; `o'brien@contoso.com` would open a string without them.
 * PowerShell ends a string at a typographic quote too (its tokenizer: IsSingleQuote).
 */
export function quoteForPowerShell(value: string): string {
  // A value that begins with `-` would be a parameter.
  return /^[\w.+][\w.+-]*(@[\w.-]+)?$/.test(value)
    ? value
    : `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

function networkCodeOf(signal: Signal): string {
  if (signal.kind === 'network') return signal.code;
  return signal.kind === 'conversation' && signal.problem === 'reset' ? 'ECONNRESET' : unsaid;
}

/**
 * Seconds to wait, where the other side says so: Entra by Retry-After, Exchange by "Suggested
 * Backoff Time: 92415 milliseconds" (row 180), other servers by "try again in 2 minutes".
 */
function retryAfterOf(signal: Signal): string | null {
  if (signal.kind === 'oauth') return signal.retryAfter === null ? null : String(signal.retryAfter);
  const backoff = /Backoff Time[:=\s]+(\d{1,12})/i.exec(signal.text)?.[1];
  if (backoff !== undefined) return String(Math.ceil(Number(backoff) / 1000));
  const wait = /\b(?:in|after) (\d{1,6}) (second|minute|hour)s?\b/i.exec(signal.text);
  if (wait === null) return null;
  const unit = { second: 1, minute: 60, hour: 3600 }[wait[2]?.toLowerCase() ?? ''] ?? 1;
  return String(Number(wait[1]) * unit);
}

function captured(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[1]?.trim() ?? unsaid;
}
