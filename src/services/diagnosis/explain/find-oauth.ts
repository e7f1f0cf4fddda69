import { chooseEntry } from '../diagnose.ts';
import { type Signal } from '../signal.ts';
import { firstTelling, maxPerKind, type FoundSignal } from './found-signal.ts';
import { isForeign, type Reading } from './reading.ts';

type OAuth = Extract<Signal, { kind: 'oauth' }>;

/** A description up to the next number, with the lines that Entra puts below it. */
const numbered =
  /AADSTS[ :#-]{0,3}(\d{4,9})\b(?:(?!AADSTS[ :#-]{0,3}\d{4})[^"\r\n]){0,700}(?:\s{1,8}(?:Trace ID|Correlation ID|Timestamp):?[^"\r\n]{0,80}){0,3}/gi;

const names =
  'invalid_request|invalid_client|invalid_grant|unauthorized_client|unsupported_grant_type|unsupported_response_type|invalid_scope|invalid_resource|access_denied|consent_required|interaction_required|login_required|temporarily_unavailable|server_error';

/** OAuth's own error names (RFC 6749, OpenID Connect), and Entra's, where a text calls them that. */
const errorName = new RegExp(
  String.raw`\b(?:error["']?\s{0,4}[=:]\s{0,4}["']?|Error: |errorCode["']?: ["']?)(${names})\b`,
  'g',
);

/** The same anywhere else: someone copied the word alone, or a program put it in its own sentence. */
const bareName = new RegExp(String.raw`\b(${names})\b`);

/** The number in a field of its own: Entra's sign-in log, JSON, MSAL, an address of the look-up page. */
const fields =
  /(?:Sign-in error code|error_codes?["']?\s{0,4}[:=]\s{0,4}\[?|errorNo["']?\s{0,4}:|Error\(s\):|login\.microsoftonline\.com\/error\?code=|Fehlercode der Anmeldung|Codice errore di accesso|Code d'erreur de connexion|Código de error de inicio de sesión)\s{0,6}["']?(\d{5,9})\b/gi;

/** A number and nothing else, as it stands in a ticket: of those that Entra has. */
const bareNumber = /^\s*(?:error(?: code)?:?\s{0,4})?(\d{5,9})\s*$/i;

const described = /error_description["']?\s{0,4}[=:]\s{0,4}["']?([^"&\r\n]{1,700})/;

/** Answers of the authority: AADSTS numbers, else OAuth errors by name. */
export function findOAuth(reading: Reading): FoundSignal[] {
  const { text } = reading;
  const errors = [...text.matchAll(errorName)].slice(0, maxPerKind);
  const subError = /suberror["']?\s{0,4}[=:]\s{0,4}["']?([a-z_]{3,60})/i.exec(text)?.[1] ?? null;
  const ids = idsIn(text);
  const written = [...text.matchAll(numbered)].filter((match) => !isMention(text, match));
  const numbers = written.length > 0 ? written : [...text.matchAll(fields)];
  const found = numbers.slice(0, maxPerKind).map((match) => {
    const words = match[0].toUpperCase().includes('AADSTS')
      ? match[0].trim()
      : `AADSTS${match[1] ?? ''}`;
    const near = errors.find(({ index }) => index <= match.index) ?? errors[0];
    return asFound(match, {
      error: near?.[1] ?? 'unknown',
      aadsts: Number(match[1]),
      subError,
      text: /Correlation ID/i.test(words) ? words : [words, ...ids].join('\n'),
    });
  });
  if (found.length > 0) return found;
  const [named] = errors;
  if (named === undefined) return [...numberAlone(text), ...nameAlone(reading)];
  if (!isEntra(reading, named.index, named.index + named[0].length)) return [];
  const words = described.exec(text)?.[1]?.trim() ?? named[0];
  const read = asFound(named, { error: named[1] ?? '', aadsts: null, subError, text: words });
  return [{ ...read, certainty: 'possible' }];

  function asFound(
    match: RegExpExecArray,
    answer: Pick<OAuth, 'error' | 'aadsts' | 'subError' | 'text'>,
  ): FoundSignal {
    const signal = inItsStage(answer, text);
    const end = match.index + match[0].length;
    const certainty =
      chooseEntry(signal).rows.length > 0 ? ('seen' as const) : ('possible' as const);
    return { signal, start: match.index, end, about: aboutApp(answer.text), certainty };
  }
}

/** A manual, a list or a remark speaks of numbers, and nothing has failed. */
function isMention(text: string, { index, 0: words }: RegExpExecArray): boolean {
  const near = text.slice(Math.max(0, index - 60), index);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  const after = words.replace(/^AADSTS[ :#-]{0,3}\d{4,9}/i, '').slice(0, 60);
  return (
    /^,? (?:is|are|was|were) (?:not in|mentioned|listed|documented|described|explained)\b/i.test(
      after,
    ) ||
    /^,? (?:on|see) (?:page|chapter|section) \d/i.test(after) ||
    /\b(?:codes? such as|numbers? such as|errors? such as|list of)\b[^\n]{0,40}$/i.test(before)
  );
}

function numberAlone(text: string): FoundSignal[] {
  const match = bareNumber.exec(text);
  if (match === null) return [];
  const aadsts = Number(match[1]);
  const answer = { error: 'unknown', aadsts, subError: null, text: `AADSTS${aadsts}` };
  const signal = inItsStage(answer, text);
  const known = chooseEntry(signal).rows.length > 0;
  return known ? [{ signal, start: 0, end: text.length, certainty: 'possible' }] : [];
}

/** OAuth's own names are every provider's: they count where Microsoft is named, or nothing else is. */
function isEntra(reading: Reading, start: number, end: number): boolean {
  if (isForeign(reading, start, end)) return false;
  if (reading.marks.some(({ service }) => service === 'Microsoft')) return true;
  return !reading.text.includes('error_description') && reading.text.trim().length < 80;
}

/** Weak: a number or a sentence beside it says more. */
function nameAlone(reading: Reading): FoundSignal[] {
  const { text } = reading;
  const match = bareName.exec(text);
  if (match === null || !isEntra(reading, match.index, match.index + match[0].length)) return [];
  const [name] = match;
  const answer = { error: name, aadsts: null, subError: null, text: name };
  const end = match.index + name.length;
  return [
    {
      signal: inItsStage(answer, text),
      start: match.index,
      end,
      weak: true,
      certainty: 'possible',
    },
  ];
}

/** Phrases without a number are tried at the first stage; see `findPhrases`. */
export function inItsStage(
  answer: Pick<OAuth, 'error' | 'aadsts' | 'subError' | 'text'>,
  around: string,
): OAuth {
  const at = (stage: OAuth['stage']): OAuth => ({
    kind: 'oauth',
    stage,
    ...answer,
    httpStatus: null,
    retryAfter: null,
  });
  return firstTelling(
    stagesOf(answer, around).map(at) as [OAuth, ...OAuth[]],
    (signal) => chooseEntry(signal).rows.length > 0,
  );
}

/** A pasted text does not name its stage: the words do. */
function stagesOf(answer: Pick<OAuth, 'error' | 'text'>, around: string): OAuth['stage'][] {
  if (/refresh[_ ]token|\brefresh|unauthorized or expired/i.test(answer.text))
    return ['refresh', 'redeem', 'authorize'];
  if (/'code'|authorization code|code_verifier/i.test(answer.text)) {
    return ['redeem', 'refresh', 'authorize'];
  }
  if (/grant_type["']?[=:]\s?["']?refresh_token|acquireTokenByRefreshToken/.test(around)) {
    return ['refresh', 'redeem', 'authorize'];
  }
  if (answer.error === 'invalid_grant') return ['refresh', 'redeem', 'authorize'];
  return ['authorize', 'redeem', 'refresh'];
}

/** In a JSON answer the identifiers are fields of their own. */
export function idsIn(text: string): string[] {
  const field = (name: string, label: string): string[] => {
    const value = new RegExp(`"${name}"\\s{0,4}:\\s{0,4}"([\\w :.-]{8,64})"`).exec(text)?.[1];
    return value === undefined ? [] : [`${label}: ${value}`];
  };
  return [
    ...field('trace_id', 'Trace ID'),
    ...field('correlation_id', 'Correlation ID'),
    ...field('timestamp', 'Timestamp'),
  ];
}

export function aboutApp(words: string): NonNullable<FoundSignal['about']> {
  const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  const application = new RegExp(
    `\\b(?:app|application|identifier|application with ID) '(${guid})'`,
    'i',
  ).exec(words);
  const tenant =
    /\b(?:Tenant|directory|tenant named) '?([\w.-]{3,253})'? (?:not found|tenant)/i.exec(words);
  return {
    ...(application?.[1] === undefined ? {} : { applicationId: application[1].toLowerCase() }),
    ...(tenant?.[1] === undefined ? {} : { tenant: tenant[1] }),
  };
}

/** The number that belongs to a sentence: on its line or the one before. */
export function aadstsNear(text: string, start: number, end: number): number | null {
  const near = text.slice(Math.max(0, start - 160), end);
  const found = [...near.matchAll(/AADSTS[ :#-]{0,3}(\d{4,9})\b/gi)].at(-1)?.[1];
  return found === undefined ? null : Number(found);
}
