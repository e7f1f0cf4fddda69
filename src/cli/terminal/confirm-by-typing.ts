import { CommandEnd, exitStatus } from './exit-status.ts';
import { type Terminal } from './terminal.ts';

/**
 * Lets the person type what is to go before it goes; `--yes` answers for them. Ends the command as
 * wrong use where no one can be asked, and where something else was typed.
 */
export async function confirmByTyping(
  terminal: Terminal,
  what: string,
  options: {
    readonly yes: true | undefined;
    readonly texts: {
      readonly question: string;
      readonly needsYes: string;
      readonly refused: string;
    };
  },
): Promise<void> {
  const { yes, texts } = options;
  if (yes) return;
  if (!terminal.interactive) throw new CommandEnd(exitStatus.wrongUse, texts.needsYes);
  const answer = await terminal.ask(`${texts.question} `, { hidden: false });
  if (answer !== what) throw new CommandEnd(exitStatus.wrongUse, texts.refused);
}
