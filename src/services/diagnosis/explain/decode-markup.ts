import { decodeHTMLStrict } from 'entities';

/** HTML as people paste it: a mail, a page, a field of a ticket. Tags go, entities are decoded. */
export function decodeMarkup(text: string): string {
  // Strict: `&copy=1` in an address is no entity.
  return decodeHTMLStrict(isMarkup(text) ? dropTags(text) : text);
}

const tag = String.raw`\/?(?:html|head|body|p|br|div|span|td|tr|th|table|tbody|b|i|u|a|em|strong|pre|code|font|ul|ol|li|h[1-6]|title|meta|style|hr|img|blockquote|o:p)`;

function isMarkup(text: string): boolean {
  return new RegExp(String.raw`<${tag}(?:\s[^<>]{0,2000})?\/?>`, 'i').test(text);
}

function dropTags(text: string): string {
  return text
    .replace(/<style\b[^<]{0,20000}<\/style>/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\s{0,4}\/?>/gi, '\n')
    .replace(new RegExp(String.raw`<${tag}(?:\s[^<>]{0,2000})?\/?>`, 'gi'), '');
}
