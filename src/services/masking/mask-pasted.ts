import { maskExchanges } from './mask-exchanges.ts';
import { maskLayouts } from './mask-layouts.ts';
import { maskNamedValues } from './mask-named-values.ts';
import { maskSecrets } from './mask-secrets.ts';
import { maskAuthentication, maskBrokenLines, maskLongWords, maskShapes } from './secret-shapes.ts';

export { challengeOf } from './secret-shapes.ts';

/** Unseen characters that a page or a mail program puts into a long word. */
const zeroWidth = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

const maskFrames = maskSecrets([]);

/**
 * The policy for what someone pasted: it comes from anywhere, so whatever may be a secret is
 * hidden, by its name, its place or its shape. The text around stays as it is, so that the user
 * recognises it. Linear in its length.
 */
export function maskPasted(text: string): string {
  const seen = text.replace(zeroWidth, '');
  const frames = maskExchanges(maskAuthentication(maskFrames(seen)));
  return maskBrokenLines(maskLongWords(maskShapes(maskNamedValues(maskLayouts(frames)))));
}
