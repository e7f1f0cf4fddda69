import { type CatalogueEntry, type Matcher, specificity } from '../catalogue-entry.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { chooseEntry } from '../diagnose.ts';
import { findSentence, type Sentence, type SentencePlace } from '../sentence.ts';
import { type Signal } from '../signal.ts';
import { type FoundSignal } from './found-signal.ts';
import { aadstsNear, aboutApp, idsIn, inItsStage } from './find-oauth.ts';
import { aboutHost } from './find-network.ts';
import { stepAt } from './smtp-step.ts';
import { concernsMail } from './concerns-mail.ts';
import { isOtherMailServer, targetOf } from './mail-target.ts';
import { isForeign, mechanismAt, type Reading, speakerOf } from './reading.ts';
import {
  isAboutMail,
  isAfterSignIn,
  isAnyonesPage,
  isIdentifier,
  isOnlyPossible,
  isReturned,
  isSendmailsOwn,
  saysSomethingElse,
} from './sentence-context.ts';

interface Said {
  readonly entry: CatalogueEntry;
  readonly matcher: Matcher;
  readonly sentence: Sentence;
}

const allSaid: readonly Said[] = catalogue.flatMap((entry) =>
  entry.when.flatMap((matcher) =>
    (matcher.says ?? []).map((sentence) => ({ entry, matcher, sentence })),
  ),
);

/** Of one sentence, so many places are looked at. */
const maxPlaces = 4;

/**
 * Sentences of the catalogue, in any wrapping. Of two that stand in one place, the one that says
 * more is kept.
 */
export function findSaid(reading: Reading): FoundSignal[] {
  const found: (FoundSignal & { readonly score: number })[] = [];
  for (const said of allSaid) {
    for (const place of findSentence(said.sentence, reading.squeezed.letters, maxPlaces)) {
      const read = readPlace(reading, said, place);
      if (read !== null) found.push(read);
    }
  }
  found.sort((one, other) => other.score - one.score || one.start - other.start);
  const kept: typeof found = [];
  for (const each of found) {
    const covered = kept.some(({ start, end }) => each.start < end && start < each.end);
    if (!covered) kept.push(each);
  }
  return kept;
}

function readPlace(
  reading: Reading,
  said: Said,
  place: SentencePlace,
): (FoundSignal & { readonly score: number }) | null {
  const { places } = reading.squeezed;
  const start = places[place.start] ?? 0;
  const end = (places[place.end - 1] ?? start) + 1;
  if (isInsideWord(reading.text, start) || isInsideNumber(reading.text, end)) return null;
  const words = wordsAround(reading.text, start, end);
  const signal = signalOf(reading, said, start, end, words, place);
  if (signal === null) return null;
  const score = specificity(said.matcher, signal);
  if (score === null) return null;
  const network = said.matcher.kind === 'network';
  const entry =
    said.entry.code !== 'proxy-refused' && isAuthorityBehind(signal)
      ? chooseEntry({ ...signal, stage: 'authority' })
      : said.entry;
  return {
    entry,
    signal,
    start,
    end,
    score: score + place.weight / 100,
    certainty: network && !knowsTarget(reading, start, end) ? 'likely' : 'seen',
    about: aboutOf(said.matcher, words),
    weak:
      said.entry.weak === true ||
      isNameOfReply(reading.text, end) ||
      isSendmailsOwn(reading.text, start),
  };
}

function aboutOf(matcher: Matcher, words: string): NonNullable<FoundSignal['about']> {
  if (matcher.kind === 'oauth') return aboutApp(words);
  if (matcher.kind === 'smtp') return aboutSender(words);
  return matcher.kind === 'network' ? aboutHost(words) : {};
}

/** Exchange's "john@contoso.com not allowed to send as sales@contoso.com". */
function aboutSender(words: string): NonNullable<FoundSignal['about']> {
  const address = String.raw`<?([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})`;
  const denied = new RegExp(`${address}>? not allowed to send as ${address}`, 'i').exec(words);
  if (denied?.[1] === undefined || denied[2] === undefined) return {};
  return { signedInAs: denied[1], sender: denied[2] };
}

/** The signal that a sentence stands for there, or null where it means something else. */
function signalOf(
  reading: Reading,
  { entry, matcher, sentence }: Said,
  start: number,
  end: number,
  text: string,
  place: SentencePlace,
): Signal | null {
  switch (matcher.kind) {
    case 'oauth': {
      if (isNotEntras(reading, start, end) || isAnyonesPage(reading, entry, place)) return null;
      const aadsts = aadstsNear(reading.text, start, end);
      const ids = /Correlation ID/i.test(text) ? [] : idsIn(reading.text);
      const answer = { error: 'unknown', aadsts, subError: null, text: [text, ...ids].join('\n') };
      const read = inItsStage(answer, reading.text);
      const stage =
        Array.isArray(matcher.stage) && !matcher.stage.includes(read.stage) ? null : read.stage;
      return stage === null ? null : { ...read, stage };
    }
    case 'smtp': {
      if (isForeign(reading, start, end) && !isReturned(reading, entry)) return null;
      // Two addresses, one of which may not send as the other, are about mail wherever they stand.
      const aboutMail = isAboutMail(reading, start, end, place) || 'sender' in aboutSender(text);
      if (!isIdentifier(sentence) && !aboutMail) return null;
      if (saysSomethingElse(reading, start, end, sentence, entry)) return null;
      // .NET's name for a class of replies is the same for every server's.
      if (isNameOfReply(reading.text, end) && !isMicrosofts(reading, start, end)) return null;
      const step = stepAt(reading, start, end, text);
      return {
        kind: 'smtp',
        step: step ?? firstOf(matcher.step) ?? (reading.bounced ? 'bounce' : 'data'),
        ...codesBefore(reading.text, start, text),
        text,
        mechanism: mechanismAt(reading, start, end),
      };
    }
    case 'imap': {
      if (isForeign(reading, start, end)) return null;
      const status = /\b(NO|BAD|BYE)\b/.exec(text)?.[1] as 'NO' | 'BAD' | 'BYE' | undefined;
      const mechanism = mechanismAt(reading, start, end);
      const step = firstOf(matcher.step) ?? 'list';
      if (matcher.step !== undefined && !isAfterSignIn(reading.text, start, end)) return null;
      return { kind: 'imap', step, status: status ?? null, text, mechanism };
    }
    case 'pop': {
      const isPop = /\bpop3?\b|-ERR|POP3/i.test(reading.text);
      return isPop && !isForeign(reading, start, end) ? { kind: 'pop', text } : null;
    }
    case 'graph':
      return { kind: 'graph', error: 'said', text };
    case 'network':
      return isOnlyPossible(reading, start, sentence)
        ? null
        : networkOf(reading, matcher, start, end, text);
    case 'conversation': {
      if (!concernsMail(reading, start, end)) return null;
      if (targetOf(reading.text, start, end) === 'authority') return null;
      const problem = firstOf(matcher.problem);
      if (problem === undefined) return null;
      const protocol = /imap/i.test(text) ? 'imap' : 'smtp';
      return {
        kind: 'conversation',
        protocol,
        step: firstOf(matcher.step) ?? 'ehlo',
        problem,
        text,
      };
    }
    case 'message':
      // What says little is left out where another server is meant.
      return entry.weak === true && isSomeoneElses(reading, start, end)
        ? null
        : { kind: 'message', message: 'said', text };
    case 'sign-in': {
      const problem = firstOf(matcher.problem);
      return problem === undefined ? null : { kind: 'sign-in', problem, text };
    }
    case 'token':
    case 'azure-app':
    case 'delivery':
      return null;
  }
}

function networkOf(
  reading: Reading,
  matcher: Extract<Matcher, { kind: 'network' }>,
  start: number,
  end: number,
  text: string,
): Signal | null {
  // A bounce speaks of the recipient's server, and a server's own words are no exception of ours.
  if (reading.bounced) return null;
  const target = targetOf(reading.text, start, end);
  if (target === 'other' || !concernsMail(reading, start, end)) return null;
  const authority = target === 'authority' || target === 'graph';
  const own = firstOf(matcher.stage) ?? 'tcp';
  if (own === 'authority' && target === 'mail') return null;
  // A host name that does not exist may be one of Microsoft's, typed wrong (row 110).
  if (own !== 'dns' && isOtherMailServer(reading.text, start, end)) return null;
  return { kind: 'network', stage: own, code: authority ? 'AUTHORITY' : 'UNKNOWN', text };
}

/** SharePoint and OneDrive sign in where mail does. */
function isNotEntras(reading: Reading, start: number, end: number): boolean {
  return isForeign(reading, start, end) && speakerOf(reading, start, end) !== 'SharePoint';
}

/** .NET's name for the class of a reply stands before the reply itself, which says more. */
function isNameOfReply(text: string, end: number): boolean {
  return /^[^\r\n]{0,60}\s{0,4}(?:The server response was|Die Serverantwort (?:war|lautete)|La risposta del server è stata|Risposta del server|La réponse du serveur (?:était|est)|La respuesta del servidor fue)\s{0,2}:\s{0,4}\S/i.test(
    text.slice(end, end + 140),
  );
}

function isSomeoneElses(reading: Reading, start: number, end: number): boolean {
  return isForeign(reading, start, end) || isOtherMailServer(reading.text, start, end);
}

function isMicrosofts(reading: Reading, start: number, end: number): boolean {
  return speakerOf(reading, start, end) === 'Microsoft';
}

function knowsTarget(reading: Reading, start: number, end: number): boolean {
  return targetOf(reading.text, start, end) !== 'unknown';
}

function codesBefore(
  text: string,
  start: number,
  words: string,
): { readonly code: number | null; readonly enhancedCode: string | null } {
  const before = text.slice(Math.max(0, start - 60), start + 12) + words.slice(0, 0);
  const both = [
    ...before.matchAll(/(?<![\w.])([245]\d\d)[ ,#('"b\r\n-]{1,6}([245]\.\d{1,3}\.\d{1,3})?/g),
  ].at(-1);
  const dotted = [...before.matchAll(/(?<![\w.])([245]\.\d{1,3}\.\d{1,3})(?![\w.])/g)].at(-1);
  return {
    code: both?.[1] === undefined ? null : Number(both[1]),
    enhancedCode: both?.[2] ?? dotted?.[1] ?? null,
  };
}

/** The lines of a sentence, and the code before it; without what stands far away on them. */
export function wordsAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 200), start);
  const cut = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('"'));
  // A reply code on the line before, and no part of a number such as 5.2.252.
  const head =
    cut >= 0 && /(?<![\d.])\d{3}$/.test(before.slice(0, cut).trimEnd())
      ? before.slice(0, cut).trimEnd().slice(-3) + ' '
      : '';
  const after = /^[^\r\n"]{0,300}/.exec(text.slice(end, end + 300))?.[0] ?? '';
  return `${head}${before.slice(cut + 1)}${text.slice(start, end)}${after}`.trim();
}

/** The first of the values that a condition allows. */
function firstOf<Value>(condition: RegExp | readonly Value[] | undefined): Value | undefined {
  return condition === undefined || condition instanceof RegExp ? undefined : condition[0];
}

/** No port of mail is meant where the sign-in service could not be reached (row 107). */
function isAuthorityBehind(signal: Signal): signal is Extract<Signal, { kind: 'network' }> {
  return (
    signal.kind === 'network' &&
    signal.code === 'AUTHORITY' &&
    (signal.stage === 'tcp' || signal.stage === 'dns')
  );
}

/** "Errno 110" is not the beginning of "Errno 11001". */
function isInsideNumber(text: string, end: number): boolean {
  return /\d/.test(text.charAt(end - 1)) && /\d/.test(text.charAt(end));
}

/** A sentence begins where a word does: "…e Connection closed" is not `EConnectionClosed`. */
function isInsideWord(text: string, start: number): boolean {
  return start > 0 && /[\p{L}\p{N}]/u.test(text.charAt(start - 1));
}
