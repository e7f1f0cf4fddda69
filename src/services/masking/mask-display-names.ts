import { findDisplayNames } from './find-display-names.ts';
import { type Masks } from './masks.ts';

/** More names are kept for the texts that follow than any report of one client holds. */
const maxLearned = 500;

/**
 * Answers a function that hides names by what follows them: whoever stands directly before an address is
 * its owner. A name of two words at least is hidden wherever else it stands, in this text and the
 * next ones, in both orders.
 * @param isShown names that stay, as the client's own where only people are hidden.
 */
export function maskDisplayNames(
  masks: Masks,
  isShown: (name: string) => boolean,
): (text: string) => string {
  const learned = new Map<string, RegExp>();
  const learn = (name: string): void => {
    const words = name.split(' ').filter((word) => /\p{L}{2}/u.test(word));
    if (words.length < 2 || learned.size >= maxLearned) return;
    learned.set(name.toLowerCase(), patternOf(name));
  };
  return (text) => {
    let shown = '';
    let done = 0;
    for (const { start, end, name } of findDisplayNames(text)) {
      // A mask in the making holds no letter; one that was printed before stays as it is.
      const [word = ''] = name.split(' ');
      if (!/\p{L}/u.test(name) || masks.isLabel(word) || isShown(name)) continue;
      learn(name);
      shown += `${text.slice(done, start)}${masks.of('person', name)}`;
      done = end;
    }
    shown += text.slice(done);
    for (const [name, pattern] of learned) {
      shown = shown.replace(pattern, () => masks.of('person', name));
    }
    return shown;
  };
}

/** The name as it is spoken, and with its last word, or all but the first, in front. */
function patternOf(name: string): RegExp {
  const words = name.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const join = (parts: readonly string[]): string => parts.join('[ \\t_]+');
  const [first = '', ...rest] = words;
  const last = words.at(-1) ?? '';
  const forms = [
    join(words),
    `${join(rest)},?[ \\t_]+${first}`,
    `${last},?[ \\t_]+${join(words.slice(0, -1))}`,
  ];
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...new Set(forms)].join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
}
