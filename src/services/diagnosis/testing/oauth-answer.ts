import { type Signal } from '../signal.ts';
import { type SampleSignal } from './sample-signal.ts';

type OAuth = Extract<Signal, { kind: 'oauth' }>;

/** How Entra ends each description. */
const trailer =
  '\r\nTrace ID: 0000aaaa-11bb-cccc-dd33-eeeeee333333' +
  '\r\nCorrelation ID: aaaa0000-bb11-2222-33cc-444444dddddd' +
  '\r\nTimestamp: 2026-11-09 02:02:12Z';

/** An answer of the authority; its number is read from the words. */
export const oauthAnswer = (
  code: string,
  stage: OAuth['stage'],
  error: string,
  words: string,
  changes: Partial<OAuth> = {},
): SampleSignal => {
  const number = /^AADSTS(\d+)/.exec(words)?.[1];
  return [
    code,
    {
      kind: 'oauth',
      stage,
      error,
      aadsts: number === undefined ? null : Number(number),
      subError: null,
      text: number === undefined ? words : words + trailer,
      httpStatus: stage === 'authorize' ? null : 400,
      retryAfter: null,
      ...changes,
    },
  ];
};
