import { type Language } from '../contract/settings.ts';
import { loadTexts } from './languages.ts';

const texts = await loadTexts('selfMessage');

/** The words of the message that a test sends to its own mailbox, `{{placeholder}}`s filled. */
export function translateSelfMessage(
  language: Language,
  values: Readonly<{ mailbox: string; number: string }>,
): { readonly subject: string; readonly text: string } {
  const { subject, text } = texts[language];
  const fill = (words: string): string =>
    words
      .replaceAll('{{mailbox}}', () => values.mailbox)
      .replaceAll('{{number}}', () => values.number);
  return { subject: fill(subject), text: fill(text) };
}
