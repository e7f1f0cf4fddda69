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
  'redirectUri',
  'issuer',
  'aadsts',
  'retryAfterSeconds',
  'networkCode',
] as const;

/** Shown where something is not known: a text must never show a hole. */
const unknown = '—';

/** The values for the texts and commands of a finding. Unknown ones are a dash. */
export function describeParams(
  signal: Signal,
  context: DiagnosisContext,
): Record<(typeof placeholders)[number], string> {
  return {
    mailbox: context.mailbox === '' ? unknown : context.mailbox,
    signedInAs: context.signedInAs ?? unknown,
    host: context.host ?? unknown,
    port: context.port === null ? unknown : String(context.port),
    applicationId: context.applicationId ?? unknown,
    tenant: context.tenant ?? unknown,
    issuer: (signal.kind === 'network' ? signal.issuer : undefined) ?? '—',
    // Microsoft's admin consent page takes it where the tenant is not known.
    consentTenant: context.tenant ?? 'organizations',
    redirectUri: context.redirectUri ?? unknown,
    aadsts: signal.kind === 'oauth' && signal.aadsts !== null ? `AADSTS${signal.aadsts}` : unknown,
    retryAfterSeconds: retryAfterOf(signal) ?? unknown,
    networkCode: networkCodeOf(signal),
  };
}

/**
 * Fills `{placeholder}`s of an address or of a PowerShell command, quoted so that a value stays one
 * value. Answers null when one of them is not known: no half commands.
 */
export function fillCommand(
  command: string,
  params: Readonly<Record<string, string>>,
): string | null {
  const quote = command.startsWith('https://') ? encodeURIComponent : quoteForPowerShell;
  const names = [...command.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (names.some((name) => (params[name] ?? unknown) === unknown)) return null;
  return command.replace(/\{(\w+)\}/g, (_match, name: string) => quote(params[name] ?? unknown));
}

/** `john@contoso.com` needs no quotes; `o'brien@contoso.com` would open a string without them. */
function quoteForPowerShell(value: string): string {
  return /^[\w.+-]+(@[\w.-]+)?$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

function networkCodeOf(signal: Signal): string {
  if (signal.kind === 'network') return signal.code;
  return signal.kind === 'conversation' && signal.problem === 'reset' ? 'ECONNRESET' : unknown;
}

/** Exchange: "Suggested Backoff Time: 92415 milliseconds" (row 180); "in 2 minutes"; Retry-After. */
function retryAfterOf(signal: Signal): string | null {
  if (signal.kind === 'oauth') return signal.retryAfter === null ? null : String(signal.retryAfter);
  const backoff = /Backoff Time[:=\s]+(\d+)/i.exec(signal.text)?.[1];
  if (backoff !== undefined) return String(Math.ceil(Number(backoff) / 1000));
  const wait = /\b(?:in|after) (\d{1,6}) (second|minute|hour)s?\b/i.exec(signal.text);
  if (wait === null) return null;
  const unit = { second: 1, minute: 60, hour: 3600 }[wait[2]?.toLowerCase() ?? ''] ?? 1;
  return String(Number(wait[1]) * unit);
}
