import { useState } from 'react';
import { maxClientFileLength } from '../../../contract/client-files.ts';
import { type Failure } from '../../../contract/failures.ts';
import { type CallValue } from '../../../contract/index.ts';
import { ask, failureOf } from '../../bridge/call-failure.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useCommand } from '../../window-services/use-command.ts';

export type ClientPreview = CallValue<'clientFiles.preview'>;

/** A file that was read and not imported yet. */
interface Previewed {
  readonly content: string;
  readonly preview: ClientPreview;
}

/** Reads a file that the user chose or dropped, shows what it would make, and imports it when told. */
export function useClientImport(onImported: (imported: CallValue<'clientFiles.import'>) => void) {
  const { api } = useServices();
  const command = useCommand('clientFiles.import');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const previewFile = async (file: File): Promise<void> => {
    setFailure(null);
    setPreviewed(null);
    // Before it is read: a film dropped by mistake would fill the memory.
    if (file.size > maxClientFileLength) {
      setFailure({ kind: 'client-file-unreadable', reason: 'too-large', problems: [] });
      return;
    }
    const content = await readText(file);
    try {
      setPreviewed({ content, preview: await ask(api, 'clientFiles.preview', { content }) });
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const importPreviewed = async ({ content, preview }: Previewed): Promise<void> => {
    setFailure(null);
    const foreign = preview.hosts.filter((each) => each.foreign);
    try {
      const confirmedHosts = foreign.map(({ host }) => host);
      onImported(await command.mutateAsync({ content, confirmedHosts }));
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return { previewFile, previewed, importPreviewed, importing: command.isPending, failure };
}

/** Empty for what cannot be read (a folder, a file that went away): then it is no client. */
async function readText(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}
