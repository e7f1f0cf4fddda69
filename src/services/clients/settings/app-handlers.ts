import { aadstsLookUp, knownLinks } from '../../../contract/known-links.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { type CollegaOptions } from '../../collega.ts';

type AppCalls = Extract<keyof Handlers, `app.${string}`>;

export function createAppHandlers(
  options: Pick<CollegaOptions, 'version' | 'shell' | 'dataFolder' | 'sandbox'>,
): Pick<Handlers, AppCalls> {
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
