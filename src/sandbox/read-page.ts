/** A form of a page: where it goes, its fields with their values, and its buttons. */
export interface PageForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly buttons: readonly { readonly name: string; readonly value: string }[];
}

/** What a visitor without a display takes from a page. */
export interface ReadPage {
  readonly title: string;
  readonly form: PageForm | null;
  /** The number that the practice phone shows. */
  readonly phoneNumber: string | null;
  /** The text of a message that the page announces (role=alert). */
  readonly alert: string | null;
}

/** Reads one of the sandbox's own pages; it is no parser for anybody else's HTML. */
export function readPage(markup: string): ReadPage {
  const text = (pattern: RegExp): string | null => {
    const found = pattern.exec(markup)?.[1];
    return found === undefined ? null : unescapeText(found.replace(/<[^>]*>/g, '').trim());
  };
  return {
    title: text(/<h1>([^]*?)<\/h1>/) ?? '',
    form: readForm(/<form\b[^]*?<\/form>/.exec(markup)?.[0] ?? null),
    phoneNumber: text(/<output\b[^>]*>([^]*?)<\/output>/),
    alert: text(/<[a-z]+\b[^>]*role="alert"[^>]*>([^]*?)<\/p>/),
  };
}

function readForm(markup: string | null): PageForm | null {
  const action = markup === null ? null : attribute(/<form\b[^>]*>/.exec(markup)?.[0], 'action');
  if (markup === null || action === null) return null;
  const tags = (name: string): string[] =>
    [...markup.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);
  return {
    action,
    fields: tags('input').map((tag) => [
      attribute(tag, 'name') ?? '',
      attribute(tag, 'value') ?? '',
    ]),
    buttons: tags('button').map((tag) => ({
      name: attribute(tag, 'name') ?? '',
      value: attribute(tag, 'value') ?? '',
    })),
  };
}

function attribute(tag: string | undefined, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag ?? '')?.[1];
  return found === undefined ? null : unescapeText(found);
}

const signs: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

function unescapeText(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => signs[entity] ?? entity);
}
