import { inspect } from 'node:util';

const shown = '[secret]';

/**
 * A text that must not be shown by accident: as part of a message, of JSON or of an inspected object it
 * is `[secret]`. Only `reveal` hands it out, which makes the places that use it easy to find.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
