import { type Command } from 'commander';
import { once } from 'node:events';
import { type Language } from '../../contract/settings.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { systemLanguage } from '../terminal/texts.ts';
import { readPlace } from '../session/read-place.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { translate } from '../terminal/texts.ts';

/** `collega sandbox`: the practice tenant alone, until Ctrl+C. */
export function defineSandbox(sandbox: Command, run: CommandRunner): void {
  sandbox
    .option('--json', translate('help.json'))
    .action((options: { json?: true }, command: Command) =>
      run(async (terminal, signal) => {
        const place = { ...readPlace(command), sandbox: true };
        const { prepareCollega } = await import('../session/prepare-collega.ts');
        const { practiceMailboxes } = await import('../../sandbox/practice-mailboxes.ts');
        const { sandbox } = await prepareCollega(place);
        if (sandbox === null) throw new Error('the sandbox was asked for and did not start');
        const { environment, origin } = sandbox;
        try {
          if (options.json) {
            terminal.out(JSON.stringify({ ...environment, origin }, null, 2));
          } else {
            terminal.out(translate('sandboxRuns'));
            terminal.out(`  ${translate('signInPages')} ${origin}`);
            terminal.out(`  SMTP ${environment.smtp.host}:${environment.smtp.port} STARTTLS`);
            terminal.out(`  IMAP ${environment.imap.host}:${environment.imap.port} TLS`);
            terminal.out(translate('practiceMailboxes'));
            const language = systemLanguage();
            for (const mailbox of practiceMailboxes) {
              const shows: Partial<Record<Language, string>> = mailbox.shows;
              terminal.out(
                `  ${mailbox.address.padEnd(44)} ${shows[language] ?? mailbox.shows.en}`,
              );
            }
            terminal.out(translate('endWithCtrlC'));
          }
          if (!signal.aborted) await once(signal, 'abort');
          return exitStatus.passed;
        } finally {
          await sandbox.close();
        }
      }),
    );
}
