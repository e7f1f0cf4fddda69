import en from './en/self-message.json' with { type: 'json' };
import it from './it/self-message.json' with { type: 'json' };

const texts = { en, it };

/** The words of the message that a test sends to its own mailbox, `{{placeholder}}`s filled. */
export function translateSelfMessage(
  language: 'en' | 'it',
  values: Readonly<{ mailbox: string; number: string }>,
): { readonly subject: string; readonly text: string } {
  const { subject, text } = texts[language];
  const fill = (words: string): string =>
    words
      .replaceAll('{{mailbox}}', () => values.mailbox)
      .replaceAll('{{number}}', () => values.number);
  return { subject: fill(subject), text: fill(text) };
}
