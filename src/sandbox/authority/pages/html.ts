/** Markup that is already safe; made only by the `html` tag. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

/** Escapes every value that is not markup itself. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  const pieces = strings.map((piece, index) => {
    const value = values[index];
    return value === undefined ? piece : `${piece}${write(value)}`;
  });
  return new Html(pieces.join(''));
}

function write(value: Part): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((part) => part.text).join('');
  return escapeText(String(value));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
