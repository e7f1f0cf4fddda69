import { dirname } from 'node:path';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { type LogFile } from '../../shell/ports/logger.ts';
import { type Shell } from '../../shell/ports/shell.ts';

type LogCalls = Extract<keyof Handlers, `logs.${string}`>;

export function createLogHandlers(services: {
  readonly logFile: LogFile | null;
  readonly shell: Pick<Shell, 'openFolder'>;
}): Pick<Handlers, LogCalls> {
  const { logFile, shell } = services;
  const describe = () => (logFile === null ? null : { level: logFile.level, path: logFile.path });
  return {
    'logs.read': describe,
    'logs.setLevel': ({ level }) => {
      if (logFile !== null) logFile.level = level;
      return describe();
    },
    'logs.openFolder': async () => ({
      opened: logFile !== null && (await shell.openFolder(dirname(logFile.path))),
    }),
  };
}
