import { useState } from 'react';
import { maxClientFileLength } from '../../../contract/client-files.ts';
import { type Failure } from '../../../contract/failures.ts';
import { type CallValue } from '../../../contract/index.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';

export type ForeignHost = Extract<Failure, { kind: 'foreign-hosts' }>['hosts'][number];

/** A file that waits until its hosts beyond Microsoft's are confirmed. */
interface Unconfirmed {
  readonly content: string;
  readonly hosts: readonly ForeignHost[];
}

/** Reads a file that the user chose or dropped; the services check it, the page believes nothing. */
export function useClientImport(onImported: (imported: CallValue<'clientFiles.import'>) => void) {
  const command = useCommand('clientFiles.import');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [unconfirmed, setUnconfirmed] = useState<Unconfirmed | null>(null);
  const importContent = async (content: string, confirmedHosts: string[]): Promise<void> => {
    setUnconfirmed(null);
    try {
      onImported(await command.mutateAsync({ content, confirmedHosts }));
    } catch (error) {
      const refused = failureOf(error);
      if (refused.kind === 'foreign-hosts') setUnconfirmed({ content, hosts: refused.hosts });
      else setFailure(refused);
    }
  };
  const importFile = async (file: File): Promise<void> => {
    setFailure(null);
    // Before it is read: a film dropped by mistake would fill the memory.
    if (file.size > maxClientFileLength) {
      setUnconfirmed(null);
      setFailure({ kind: 'client-file-unreadable', reason: 'too-large', problems: [] });
      return;
    }
    await importContent(await readText(file), []);
  };
  const confirmHosts = async ({ content, hosts }: Unconfirmed): Promise<void> =>
    importContent(
      content,
      hosts.map(({ host }) => host),
    );
  return { importFile, importing: command.isPending, failure, unconfirmed, confirmHosts };
}

/** Empty for what cannot be read (a folder, a file that went away): then it is no client. */
async function readText(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}
