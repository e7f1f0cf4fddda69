import { type Frame, type Page } from 'playwright-core';

export const refused = { ok: false, failure: { kind: 'refused-sender' } };

/** Asks as a script would that has found the binding below `window.collega`. */
export function askBelow(frame: Frame | undefined): Promise<unknown> | undefined {
  return frame?.evaluate(async () => {
    const { __collegaCall: call } = window as unknown as Record<
      string,
      (name: string, input: unknown) => Promise<unknown>
    >;
    return call?.('clients.list', {});
  });
}

/** The one frame inside a page. */
export function innerFrame(page: Page): Frame | undefined {
  return page.frames().find((each) => each !== page.mainFrame());
}
