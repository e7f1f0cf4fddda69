import { randomUUID } from 'node:crypto';

/** A refusal as Microsoft words it: OAuth error, AADSTS number and text (failures.md A2, A3). */
export interface OAuthRefusal {
  readonly error: string;
  readonly number: number;
  /** Without the "AADSTSnnnn:" in front and the trace behind. */
  readonly text: string;
  readonly suberror?: string;
}

/** A refusal together with the IDs that Microsoft's support asks for. */
export interface TracedRefusal extends OAuthRefusal {
  /** "AADSTSnnnn: … Trace ID: … Correlation ID: … Timestamp: …" */
  readonly description: string;
  readonly traceId: string;
  readonly correlationId: string;
  /** `2026-11-23 01:05:35Z` */
  readonly timestamp: string;
}

/** Adds the IDs; `correlationId` is the client's own where it sent one. */
export function traceRefusal(
  refusal: OAuthRefusal,
  correlationId: string | null,
  nowMs: number,
): TracedRefusal {
  const traceId = randomUUID();
  const correlation = correlationId ?? randomUUID();
  const timestamp = `${new Date(nowMs).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    ...refusal,
    traceId,
    correlationId: correlation,
    timestamp,
    description: `AADSTS${refusal.number}: ${refusal.text} Trace ID: ${traceId} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
  };
}

/** The JSON of a refused token request. */
export function refusalBody(refusal: TracedRefusal): Record<string, unknown> {
  return {
    error: refusal.error,
    error_description: refusal.description,
    error_codes: [refusal.number],
    timestamp: refusal.timestamp,
    trace_id: refusal.traceId,
    correlation_id: refusal.correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.number}`,
    ...(refusal.suberror !== undefined && { suberror: refusal.suberror }),
  };
}
