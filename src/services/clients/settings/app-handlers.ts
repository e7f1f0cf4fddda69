import { aadstsLookUp, knownLinks } from '../../../contract/known-links.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type Shell } from '../../shell/ports/shell.ts';

type AppCalls = Extract<keyof Handlers, `app.${string}`>;

interface RunningApp {
  readonly version: string;
  readonly shell: Shell;
  readonly dataFolder: string;
  readonly sandbox: SandboxEnvironment | null;
}

export function createAppHandlers(options: RunningApp): Pick<Handlers, AppCalls> {
  return {
    'app.describe': () => ({
      version: options.version,
      shell: options.shell.kind,
      dataFolder: options.dataFolder,
      sandboxRunning: options.sandbox !== null,
    }),
    'app.openLink': async (wanted) => {
      const address = 'link' in wanted ? knownLinks[wanted.link] : aadstsLookUp(wanted.aadsts);
      await options.shell.openLink(address);
      return null;
    },
    'app.openPractice': async () => ({ opened: await options.shell.openPractice() }),
    'app.close': () => {
      options.shell.closeWindow();
      return null;
    },
  };
}
