import { type CatalogueEntry } from '../catalogue-entry.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { inItsImapStep } from './find-imap.ts';
import { inItsStage } from './find-oauth.ts';
import { inItsStep } from './find-smtp.ts';
import { type FoundSignal } from './found-signal.ts';
import { entraWords } from './known-words/entra-words.ts';
import { libraryWords } from './known-words/library-words.ts';
import { odooWords } from './known-words/odoo-words.ts';
import { portalWords } from './known-words/portal-words.ts';

const allWords = [...odooWords, ...portalWords, ...entraWords, ...libraryWords];

/** Sentences of which the exact words are known: Odoo's, the portal's, Entra's, those of libraries. */
export function findKnownWords(text: string): FoundSignal[] {
  return allWords.flatMap(({ pattern, signal, weak }) => {
    const match = pattern.exec(text);
    if (match === null) return [];
    const words = match[0].trim();
    return [
      {
        signal: signal(words),
        start: match.index,
        end: match.index + match[0].length,
        about: aboutMailbox(words),
        weak: weak ?? false,
      },
    ];
  });
}

/** The catalogue's own patterns, for words whose codes were lost on the way. */
export function findPhrases(text: string): FoundSignal[] {
  return phrases.flatMap(({ kind, pattern, steps }): FoundSignal[] => {
    const match = pattern.exec(text);
    if (match === null) return [];
    const words = lineAround(text, match.index, match[0].length);
    const place = { start: match.index, end: match.index + match[0].length };
    switch (kind) {
      case 'oauth': {
        const answer = { error: 'unknown', aadsts: null, subError: null, text: words };
        return [{ signal: inItsStage(answer, text), ...place }];
      }
      case 'smtp': {
        const reply = { code: null, enhancedCode: null, text: words };
        return [{ signal: smtpPhrase(reply, steps), ...place }];
      }
      case 'imap':
        return [{ signal: inItsImapStep(null, words), ...place }];
    }
  });
}

interface Phrase {
  readonly kind: 'oauth' | 'smtp' | 'imap';
  readonly pattern: RegExp;
  /** Where alone the pattern means this. */
  readonly steps: readonly string[] | null;
}

const phrases: readonly Phrase[] = catalogue.flatMap(phrasesOf);

/** Patterns that are conditions enough by themselves. */
function phrasesOf({ when }: CatalogueEntry): Phrase[] {
  return when.flatMap((matcher) => {
    if (matcher.kind !== 'oauth' && matcher.kind !== 'smtp' && matcher.kind !== 'imap') return [];
    const { kind, text, ...others } = matcher;
    return text instanceof RegExp && Object.keys(others).every((field) => field === 'step')
      ? [{ kind, pattern: text, steps: stepsOf(others) }]
      : [];
  });
}

function stepsOf(conditions: object): readonly string[] | null {
  const steps: unknown = Reflect.get(conditions, 'step');
  return Array.isArray(steps) ? (steps as readonly string[]) : null;
}

function smtpPhrase(
  reply: Parameters<typeof inItsStep>[0],
  steps: Phrase['steps'],
): ReturnType<typeof inItsStep> {
  return steps?.includes('auth') === true
    ? { kind: 'smtp', step: 'auth', ...reply }
    : inItsStep(reply, '', false);
}

function lineAround(text: string, index: number, length: number): string {
  const before = text.slice(Math.max(0, index - 200), index);
  const after = text.slice(index + length, index + length + 200);
  const start = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('"')) + 1);
  const end = /^[^\r\n"]*/.exec(after)?.[0] ?? '';
  return `${start}${text.slice(index, index + length)}${end}`.trim();
}

/** Odoo names the sender that it blames. */
function aboutMailbox(words: string): NonNullable<FoundSignal['about']> {
  const address = String.raw`([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})`;
  const blamed = new RegExp(`(?:sender address|del mittente) \\(${address}\\)`, 'iu').exec(words);
  const mixed = new RegExp(`send from ${address} but your address is ${address}`, 'iu').exec(words);
  if (mixed?.[1] !== undefined && mixed[2] !== undefined) {
    return { signedInAs: mixed[1], mailbox: mixed[2] };
  }
  return blamed?.[1] === undefined ? {} : { mailbox: blamed[1] };
}
