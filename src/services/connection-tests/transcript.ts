import { type TranscriptLine } from '../../contract/connection-tests.ts';

/** A hostile server may talk for ever; a transcript is for people. */
const maxLines = 400;
const maxLineLength = 1_000;

/** The lines of one conversation, in order, with secrets masked as they come in. */
export class Transcript {
  private readonly lines: TranscriptLine[] = [];
  private lastFrom: TranscriptLine['from'] | null = null;
  private answers = 0;

  constructor(
    private readonly elapsed: () => number,
    private readonly mask: (text: string) => string,
  ) {}

  add(from: TranscriptLine['from'], text: string): void {
    if (from === 'server' && this.lastFrom !== 'server') this.answers += 1;
    this.lastFrom = from;
    const at = Math.round(this.elapsed() * 10) / 10;
    for (const line of text.split(/\r?\n/)) {
      if (this.lines.length >= maxLines) return;
      const shown = this.mask(line);
      this.lines.push({
        at,
        from,
        line: shown.length > maxLineLength ? `${shown.slice(0, maxLineLength)}…` : shown,
      });
    }
  }

  /** How often the server was waited for: each change from client to server, and the greeting. */
  countAnswers(): number {
    return this.answers;
  }

  all(): readonly TranscriptLine[] {
    return this.lines;
  }
}
