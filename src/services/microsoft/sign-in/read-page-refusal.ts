import { type PageRefusal } from '../../shell/ports/shell.ts';

/**
 * `version,number,sub-number,age,ring`, version 1: MSAL reads it as /^[1-9]+\.?[0-9|\.]*,[0-9|\.]*,…/
 * (CliTelemInfo of Microsoft's common library for Android). 0 means that nothing was refused.
 */
const clientTelemetry = /^1,([1-9]\d{3,8}),[\d.|]*,[\d.]{0,32},[\w-]{0,16}$/u;

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/**
 * Reads what the authority says of a page of its own: the AADSTS number of `x-ms-clitelem` and the
 * trace ID of `x-ms-request-id`. Null for pages of any other origin than the authorize address's,
 * and for anything in another form. `header` takes lower-case names.
 */
export function readPageRefusal(
  page: { readonly address: string; readonly header: (name: string) => string | undefined },
  authorizeUrl: string,
): PageRefusal | null {
  if (!URL.canParse(page.address)) return null;
  if (new URL(page.address).origin !== new URL(authorizeUrl).origin) return null;
  const number = clientTelemetry.exec(page.header('x-ms-clitelem') ?? '')?.[1];
  if (number === undefined) return null;
  const traceId = page.header('x-ms-request-id') ?? '';
  return { aadsts: Number(number), traceId: guid.test(traceId) ? traceId : null };
}

/** The correlation ID that MSAL put into the authorize address, as support asks for it. */
export function correlationIdOf(authorizeUrl: string): string | null {
  const id = new URL(authorizeUrl).searchParams.get('client-request-id') ?? '';
  return guid.test(id) ? id : null;
}
