/** What a date consists of, in the order in which a language writes it. */
export type DatePart = 'day' | 'month' | 'year';

/**
 * The order in which the browser's own date field takes day, month and year. It follows the language
 * of the browser, whatever Collega's is: 12/07 is the 7th of December in one and the 12th of July in
 * another.
 */
export function dateOrder(browserLocale: string): readonly DatePart[] {
  return new Intl.DateTimeFormat(browserLocale)
    .formatToParts(0)
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
}
