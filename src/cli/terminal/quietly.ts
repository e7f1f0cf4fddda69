import { type Terminal } from './terminal.ts';

/**
 * For `--quiet`: what was asked for comes on standard output, and no word of progress, no remark and
 * no confirmation beside it. What a question is about is said before it is asked: nobody may answer
 * without having seen it.
 */
export function quietly(terminal: Terminal): Terminal {
  let heldBack: string[] = [];
  return {
    ...terminal,
    note: (text) => void heldBack.push(text),
    progress: () => true,
    ask: (question, options) => {
      heldBack.forEach(terminal.note);
      heldBack = [];
      return terminal.ask(question, options);
    },
  };
}
