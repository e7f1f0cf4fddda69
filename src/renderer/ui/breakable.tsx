import { Fragment } from 'react';

/**
 * An address or host that a narrow column breaks where a reader does, behind `@`, a dot or a dash,
 * and not in the middle of a word. Copied, it is the same text.
 */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[@.-])(?=.)/u).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
