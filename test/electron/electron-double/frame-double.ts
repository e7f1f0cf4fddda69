/** A frame of a page. Electron keeps one object for each frame, so identity may be compared. */
export interface FrameDouble {
  readonly origin: string;
  readonly url: string;
  readonly parent: FrameDouble | null;
}

/** Chromium gives `collega:` an origin only where it was registered as a standard scheme. */
export function frameAt(
  url: string,
  standardSchemes: ReadonlySet<string>,
  parent: FrameDouble | null = null,
): FrameDouble {
  const { protocol, host, origin } = new URL(url);
  const isStandard = standardSchemes.has(protocol.slice(0, -1));
  return { url, parent, origin: isStandard ? `${protocol}//${host}` : origin };
}
