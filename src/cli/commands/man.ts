import { type Command } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { formatManPage } from '../output/format-man-page.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { exitStatus } from '../terminal/exit-status.ts';

/** `collega man`: the whole help as one manual page, in the language spoken. */
export function defineMan(
  man: Command,
  run: CommandRunner,
  programOf: (words: readonly string[]) => Promise<Command>,
): void {
  man.action(() =>
    run(async (terminal) => {
      const names = (await programOf([])).commands.map((command) => command.name());
      const program = await programOf(names);
      terminal.out(formatManPage(program, { version: packageJson.version, day: dayOfPage() }));
      return exitStatus.passed;
    }),
  );
}

/** SOURCE_DATE_EPOCH, seconds: a build that is repeated makes the same page. */
function dayOfPage(): string {
  const { SOURCE_DATE_EPOCH } = process.env;
  const at = SOURCE_DATE_EPOCH === undefined ? new Date() : new Date(+SOURCE_DATE_EPOCH * 1000);
  return at.toISOString().slice(0, 10);
}
