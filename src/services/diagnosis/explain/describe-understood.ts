import { type Reading } from './reading.ts';

/** What a text shows although no finding could be given, and what there is to look up. */
export interface Understood {
  /** Whose server or program speaks; null where the text does not show it. */
  readonly service: string | null;
  /** Reply codes and numbers that it holds, as they are written. */
  readonly codes: string[];
  /** What Microsoft's support asks for. */
  readonly traceId: string | null;
  readonly correlationId: string | null;
}

const maxCodes = 5;

export function describeUnderstood({ text, marks }: Reading): Understood {
  const foreign = marks.find(({ service }) => service !== 'Microsoft')?.service;
  const microsoft = marks.some(({ service }) => service === 'Microsoft') ? 'Microsoft' : null;
  const codes = [
    ...text.matchAll(/AADSTS\d{4,9}|(?<![\w.])[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}(?![\w.])/g),
  ].map(([code]) => code);
  return {
    service: foreign ?? microsoft,
    codes: [...new Set(codes)].slice(0, maxCodes),
    traceId: /Trace ID:? *([\w-]{8,64})/i.exec(text)?.[1] ?? null,
    correlationId:
      /(?:Correlation ID|request-id)["']?:? *["']?([\w-]{8,64})/i.exec(text)?.[1] ?? null,
  };
}
