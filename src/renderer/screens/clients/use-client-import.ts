import { useState } from 'react';
import { maxClientFileLength } from '../../../contract/client-files.ts';
import { type Failure } from '../../../contract/failures.ts';
import { type CallValue } from '../../../contract/index.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';

/** Reads a file that the user chose or dropped; the services judge it, the page believes nothing. */
export function useClientImport(onImported: (imported: CallValue<'clientFiles.import'>) => void) {
  const command = useCommand('clientFiles.import');
  const [failure, setFailure] = useState<Failure | null>(null);
  const importFile = async (file: File): Promise<void> => {
    setFailure(null);
    // Before it is read: a film dropped by mistake would fill the memory.
    if (file.size > maxClientFileLength) {
      setFailure({ kind: 'client-file-unreadable', reason: 'too-large', problems: [] });
      return;
    }
    try {
      onImported(await command.mutateAsync({ content: await readText(file) }));
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return { importFile, importing: command.isPending, failure };
}

/** Empty for what cannot be read (a folder, a file that went away): then it is no client. */
async function readText(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}
