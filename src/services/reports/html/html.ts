import { visibleText } from '../visible-text.ts';

/** A piece of a page that is safe to put into another one. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | readonly Part[];

/** Writes a piece of a page: every value put in is text, unless it was made here. */
export function markup(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return trustHtml(
    strings
      .map((piece, index) => `${piece}${index < values.length ? write(values[index] ?? null) : ''}`)
      .join(''),
  );
}

/** For what is known to be a piece of a page; never for anything that came from outside. */
export function trustHtml(text: string): Html {
  return { html: text };
}

function write(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return isList(part) ? part.map(write).join('') : part.html;
}

function isList(part: Html | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** For text and for quoted attributes alike. */
export function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"'`]/g, (character) => entities[character] ?? '');
}
